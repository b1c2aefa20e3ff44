import type { Api } from '../api/api.ts'

export function indicatorRoutes(_api: Api): void {}
