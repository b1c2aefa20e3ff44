/** The mark: homesteads around the land they share. */
const farms = [0, 60, 120, 180, 240, 300].map((degrees) => {
  const radians = (degrees * Math.PI) / 180
  return { x: Math.round((16 + 12 * Math.sin(radians)) * 100) / 100, y: Math.round((16 - 12 * Math.cos(radians)) * 100) / 100 }
})

export const Mark = () => (
  <svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">
    <circle cx="16" cy="16" r="6.5" />
    {farms.map(({ x, y }) => (
      <circle cx={x} cy={y} r="2.75" />
    ))}
  </svg>
)

/** Alone in a browser's tab it has no text colour to take after, so it brings one that is seen on light and dark. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="#2f8f4a"><circle cx="16" cy="16" r="6.5"/>${farms
  .map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="2.75"/>`)
  .join('')}</svg>`
