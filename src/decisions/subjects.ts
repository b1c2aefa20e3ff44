/** Where what is decided about has its page. The rooms above are known here by their address only. */
const paths: { readonly [kind: string]: (id: string) => string } = {
  initiative: (id) => `/initiatives/${id}`,
}

export const subjectPath = ({ kind, id }: { kind: string; id: string }): string | undefined =>
  Object.hasOwn(paths, kind) && /^\d{1,10}$/.test(id) ? paths[kind]!(id) : undefined
