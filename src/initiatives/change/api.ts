import type { Api } from '../../api/api.ts'

export function changeRoutes(_api: Api): void {}
