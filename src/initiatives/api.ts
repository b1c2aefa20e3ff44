import type { Api } from '../api/api.ts'

export function initiativeRoutes(_api: Api): void {}
