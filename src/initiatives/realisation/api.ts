import type { Api } from '../../api/api.ts'

export function realisationRoutes(_api: Api): void {}
