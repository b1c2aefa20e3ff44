import type { Api } from '../../api/api.ts'

export function alternativeRoutes(_api: Api): void {}
