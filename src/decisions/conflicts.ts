import { Problem } from '../kernel/problem.ts'

/** The refusals that several use cases share. */
export const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat beslutet sedan du öppnade det. Jämför med hur det är nu och spara igen.',
    en: 'Somebody else has changed the decision since you opened it. Compare with how it is now and save again.',
  })

export const alreadyTaken = () =>
  new Problem('conflict', {
    sv: 'Beslutet är fattat och ändras inte mer. Ersätt det med ett nytt beslut i stället.',
    en: 'The decision has been taken and does not change any more. Replace it with a new decision instead.',
  })

export const notInForce = () =>
  new Problem('conflict', {
    sv: 'Det går bara med ett beslut som är fattat och gäller. Se beslutets sida för hur det står till.',
    en: 'That takes a decision that has been taken and is in force. See its page for how it stands.',
  })
