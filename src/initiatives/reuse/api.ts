import type { Api } from '../../api/api.ts'

export function reuseRoutes(_api: Api): void {}
