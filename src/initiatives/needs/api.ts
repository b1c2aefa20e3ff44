import type { Api } from '../../api/api.ts'

export function needRoutes(_api: Api): void {}
