import assert from 'node:assert/strict'
import test from 'node:test'
import { isomorphic } from 'rdf-isomorphic'
import { results, turtle } from './fixtures.ts'
import { reportQuads } from './report.ts'

test('a report says everything in the words of the W3C', () => {
  const shapes = `:S a sh:NodeShape ; sh:targetNode :a ; sh:property :P .
    :P sh:path [ sh:inversePath :p ] ; sh:severity sh:Info ; sh:message "fel"@sv, "wrong"@en ; sh:node :T . :T a sh:NodeShape ; sh:class :C ; sh:message "not C" .`
  const expected = `[] a sh:ValidationReport ; sh:conforms false ; sh:result [ a sh:ValidationResult ;
    sh:focusNode :a ; sh:resultPath [ sh:inversePath :p ] ; sh:value :b ; sh:resultSeverity sh:Info ; sh:sourceShape :P ;
    sh:sourceConstraintComponent sh:NodeConstraintComponent ; sh:resultMessage "fel"@sv, "wrong"@en ;
    sh:detail [ a sh:ValidationResult ; sh:focusNode :b ; sh:value :b ; sh:resultSeverity sh:Violation ; sh:sourceShape :T ;
      sh:sourceConstraintComponent sh:ClassConstraintComponent ; sh:resultMessage "not C" ] ] .`
  assert.ok(isomorphic(reportQuads(results(shapes, ':b :p :a .')), turtle(expected)))
})

test('data without faults conforms', () => {
  assert.ok(isomorphic(reportQuads([]), turtle('[] a sh:ValidationReport ; sh:conforms true .')))
})
