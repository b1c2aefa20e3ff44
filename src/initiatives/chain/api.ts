import type { Api } from '../../api/api.ts'

export function chainRoutes(_api: Api): void {}
