import { DefinitionList, type Fact } from '../../web/components/definition-list/definition-list.tsx'
import { curlOf } from '../curl.ts'
import type { OpenApiDocument } from '../document.ts'
import type { words } from '../words.ts'

type Words = (typeof words)['sv']
type Json = OpenApiDocument

export type OperationProps = { t: Words; root: string; method: string; path: string; operation: Json; components: Json }

/** One call, behind a fold: what it takes, what it answers, and how it may be refused. */
export function Operation({ t, root, method, path, operation, components }: OperationProps) {
  const parameters = operation.parameters.filter((one: Json) => !one.$ref && one.name !== 'If-None-Match')
  const [[status, answer], ...instead] = Object.entries<Json>(operation.responses).filter(([code]) => code.startsWith('2')) as [
    [string, Json],
    ...[string, Json][],
  ]
  const { 'application/json': json, ...others } = answer.content
  const refused = refusals(operation, components)
  const otherTypes = Object.keys(others)
  return (
    <details class="ds-details" id={operation.operationId}>
      <summary>
        <span class="api-call">
          <span>{operation.summary}</span>
          <code>
            <strong>{method.toUpperCase()}</strong> {path}
          </code>
        </span>
      </summary>
      <div class="flow disclosure__body">
        <p>{operation.description}</p>
        {parameters.length > 0 && (
          <>
            <h4>{t.parameters}</h4>
            <DefinitionList facts={parameters.map((one: Json): Fact => [<code>{one.name}</code>, meaning(t, one)])} />
          </>
        )}
        {operation.requestBody && <Body t={t} body={operation.requestBody} components={components} />}
        <h4>{t.example}</h4>
        <pre>
          <code>{curlOf(root, method, path, operation)}</code>
        </pre>
        <h4>{t.answer(status)}</h4>
        <pre class="raw" tabindex={0}>
          <code>{JSON.stringify(json.example, null, 2)}</code>
        </pre>
        {otherTypes.length > 0 && <p>{t.otherFormats(otherTypes.join(', '))}</p>}
        {instead.map(([code, { description, content }]) => (
          <>
            <h4>{t.instead(code)}</h4>
            <p>{description}</p>
            <pre class="raw" tabindex={0}>
              <code>{JSON.stringify(content['application/json'].example, null, 2)}</code>
            </pre>
          </>
        ))}
        {refused.length > 0 && (
          <>
            <h4>{t.refusals}</h4>
            <DefinitionList facts={refused} />
          </>
        )}
      </div>
    </details>
  )
}

function Body({ t, body, components }: { t: Words; body: Json; components: Json }) {
  const { 'application/json': json, ...files } = body.content
  const schema = json && (components.schemas[json.schema.$ref?.split('/').at(-1)] ?? json.schema)
  const types = Object.keys(files).join(', ')
  return (
    <>
      <h4>{t.body}</h4>
      {schema && (
        <DefinitionList
          facts={Object.entries<Json>(schema.properties).map(
            ([name, own]): Fact => [
              name,
              meaning(t, { schema: own, description: own.description, required: types === '' && schema.required?.includes(name) }),
            ],
          )}
        />
      )}
      {types !== '' && <p>{json ? t.bodyFiles(types) : t.onlyFiles(types)}</p>}
      {body.required === false && <p>{t.bodyOptional}</p>}
    </>
  )
}

/** What a parameter is for, and which values it takes. */
function meaning(t: Words, { description, required, schema, in: place }: Json) {
  const values = schema.items ?? schema
  const preset = Array.isArray(schema.default) ? undefined : schema.default
  const { minimum: least, maximum: most } = values
  const ranged = !values.enum && place !== 'path' && most !== undefined
  return (
    <>
      {description} {required && t.required}
      {values.enum && (
        <>
          {' '}
          {t.choices} <Names of={values.enum} />.
        </>
      )}
      {ranged && ` ${t.range(least, most)}`}
      {preset !== undefined && ` ${t.preset(String(preset))}`}
    </>
  )
}

const Names = ({ of: names }: { of: readonly string[] }) => (
  <>
    {names.map((name, at) => (
      <>
        {at > 0 && ', '}
        <code>{name}</code>
      </>
    ))}
  </>
)

/** Any call may be refused so, which is told once for all. */
const everywhere = ['405', '406', '429', '500']

function refusals({ responses }: Json, components: Json): [string, string][] {
  return Object.entries<Json>(responses)
    .filter(([code]) => Number(code) >= 400 && !everywhere.includes(code))
    .map(([code, { $ref }]) => [code, components.responses[$ref.split('/').at(-1)].description])
}
