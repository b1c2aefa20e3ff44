import type { Api } from '../../api/api.ts'

export function portfolioRoutes(_api: Api): void {}
