import type { Judgement } from './judge-in-file.ts'

/** Whether a record has no error by DCAT-AP, whatever profiles it was judged by: that is what the EU's points count. */
export const followsDcatAp = ({ profiles, results, follows }: Judgement): boolean =>
  profiles.includes('dcat-ap')
    ? !results.some(({ profile, severity }) => profile === 'dcat-ap' && severity === 'violation')
    : follows('dcat-ap')
