import type { Api } from '../../api/api.ts'

export function caseRoutes(_api: Api): void {}
