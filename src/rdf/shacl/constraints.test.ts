import assert from 'node:assert/strict'
import test from 'node:test'
import { verdicts } from './fixtures.ts'

/** Each component of SHACL §4 on its own: what a property shape for ex:p says of ex:a, whose values are given. */
type Case = [constraint: string, data: string, expected: string[]]

const propertyCases: Record<string, Case[]> = {
  'sh:class counts subclasses of data and shapes, and never literals': [
    ['sh:class :C', ':a :p :v . :v a :C', []],
    ['sh:class :C', ':a :p :v . :v a :D . :D rdfs:subClassOf :E . :E rdfs:subClassOf :C', []],
    ['sh:class :C', ':a :p :v . :v a :E', ['a p Class v']],
    ['sh:class :C', ':a :p "C"', ['a p Class "C"']],
    ['sh:class :C , :D', ':a :p :v . :v a :C', ['a p Class v']],
    ['sh:class :C', ':a :p [ a :C ]', []],
  ],
  'sh:datatype asks for the datatype and for its lexical form': [
    ['sh:datatype xsd:integer', ':a :p 1, "+07"^^xsd:integer', []],
    [
      'sh:datatype xsd:integer',
      ':a :p "1.5"^^xsd:integer, 2.5, "3", :v',
      ['"1.5"', '"2.5"', '"3"', 'v'].map((value) => `a p Datatype ${value}`),
    ],
    ['sh:datatype rdf:langString', ':a :p "hej"@sv, "hej"', ['a p Datatype "hej"']],
    ['sh:datatype xsd:date', ':a :p "2024-02-29"^^xsd:date, "2023-02-29"^^xsd:date', ['a p Datatype "2023-02-29"']],
    ['sh:datatype :own', ':a :p "anything"^^:own', []],
  ],
  'sh:nodeKind': [
    ['sh:nodeKind sh:IRI', ':a :p :v, "x", []', ['a p NodeKind "x"', 'a p NodeKind []']],
    ['sh:nodeKind sh:BlankNode', ':a :p :v, "x", []', ['a p NodeKind "x"', 'a p NodeKind v']],
    ['sh:nodeKind sh:Literal', ':a :p :v, "x", []', ['a p NodeKind []', 'a p NodeKind v']],
    ['sh:nodeKind sh:BlankNodeOrIRI', ':a :p :v, "x", []', ['a p NodeKind "x"']],
    ['sh:nodeKind sh:BlankNodeOrLiteral', ':a :p :v, "x", []', ['a p NodeKind v']],
    ['sh:nodeKind sh:IRIOrLiteral', ':a :p :v, "x", []', ['a p NodeKind []']],
  ],
  'sh:minCount and sh:maxCount count distinct values': [
    ['sh:minCount 1', ':a :q 1', ['a p MinCount']],
    ['sh:minCount 2', ':a :p 1, 1', ['a p MinCount']],
    ['sh:minCount 0', ':a :q 1', []],
    ['sh:maxCount 1', ':a :p 1, 01', ['a p MaxCount']],
    ['sh:maxCount 0', ':a :p 1', ['a p MaxCount']],
    ['sh:maxCount 1', ':a :p 1, 1', []],
  ],
  'ranges compare as SPARQL does, and what cannot be compared is outside': [
    ['sh:minExclusive 4', ':a :p 4, 4.5, "5"^^xsd:byte, 5e0', ['a p MinExclusive "4"']],
    ['sh:minInclusive 4', ':a :p 4.0, 3.9, "x", :v', ['a p MinInclusive "3.9"', 'a p MinInclusive "x"', 'a p MinInclusive v']],
    ['sh:maxExclusive 4', ':a :p 4.0, 3', ['a p MaxExclusive "4.0"']],
    ['sh:maxInclusive 4', ':a :p 4, 5', ['a p MaxInclusive "5"']],
    ['sh:maxInclusive 4', ':a :p "abc"^^xsd:integer, "NaN"^^xsd:double', ['a p MaxInclusive "NaN"', 'a p MaxInclusive "abc"']],
    ['sh:minInclusive "2024-01-01"^^xsd:date', ':a :p "2023-12-31"^^xsd:date, "2024-01-01"^^xsd:date', ['a p MinInclusive "2023-12-31"']],
    ['sh:minInclusive "2024-01-01"^^xsd:date', ':a :p "2024-06-01T00:00:00"^^xsd:dateTime', ['a p MinInclusive "2024-06-01T00:00:00"']],
    ['sh:minInclusive "b"', ':a :p "a", "b", "c"@sv', ['a p MinInclusive "a"', 'a p MinInclusive "c"@sv']],
  ],
  'lengths count characters of literals and IRIs, and blank nodes have none': [
    ['sh:minLength 3', ':a :p "ab", "åäö", "😀😀", <urn:x>, []', ['a p MinLength "ab"', 'a p MinLength "😀😀"', 'a p MinLength []']],
    ['sh:maxLength 3', ':a :p "abcd", 1234, "😀😀😀"', ['a p MaxLength "1234"', 'a p MaxLength "abcd"']],
    ['sh:minLength 0', ':a :p [], ""', ['a p MinLength []']],
  ],
  'sh:pattern matches anywhere, with flags': [
    ['sh:pattern "^ab"', ':a :p "abc", "cab"', ['a p Pattern "cab"']],
    ['sh:pattern "^ab" ; sh:flags "i"', ':a :p "ABc", "cab", 7', ['a p Pattern "7"', 'a p Pattern "cab"']],
    ['sh:pattern "org"', ':a :p :v, []', ['a p Pattern []']],
  ],
  'sh:languageIn takes ranges of languages': [
    [
      'sh:languageIn ( "sv" "en" )',
      ':a :p "x"@sv-FI, "x"@EN, "x"@svx, "x", :v',
      ['a p LanguageIn "x"', 'a p LanguageIn "x"@svx', 'a p LanguageIn v'],
    ],
  ],
  'sh:uniqueLang names no value': [
    ['sh:uniqueLang true', ':a :p "x"@sv, "y"@sv, "z"@SV, "x"@en, "x", "y"', ['a p UniqueLang']],
    ['sh:uniqueLang false', ':a :p "x"@sv, "y"@sv', []],
  ],
  'sh:equals goes both ways': [
    ['sh:equals :q', ':a :p 1, 2 ; :q 2, 3', ['a p Equals "1"', 'a p Equals "3"']],
    ['sh:equals :q', ':a :q 1', ['a p Equals "1"']],
    ['sh:equals :q', ':a :p 1 ; :q 1', []],
  ],
  'sh:disjoint': [['sh:disjoint :q', ':a :p 1, 2 ; :q 2, 3', ['a p Disjoint "2"']]],
  'sh:lessThan and sh:lessThanOrEquals compare each pair': [
    ['sh:lessThan :q', ':a :p 1, 5 ; :q 3, 5', ['a p LessThan "5"', 'a p LessThan "5"']],
    ['sh:lessThanOrEquals :q', ':a :p 1, 5 ; :q 3, 5', ['a p LessThanOrEquals "5"']],
    ['sh:lessThan :q', ':a :p "x" ; :q 3', ['a p LessThan "x"']],
    ['sh:lessThan :q', ':a :p 1', []],
  ],
  'sh:not': [['sh:not [ sh:class :C ]', ':a :p :v, :w . :v a :C', ['a p Not v']]],
  'sh:and, sh:or and sh:xone': [
    ['sh:and ( [ sh:class :C ] [ sh:class :D ] )', ':a :p :v, :w . :v a :C, :D . :w a :C', ['a p And w']],
    ['sh:or ( [ sh:class :C ] [ sh:class :D ] )', ':a :p :v, :w . :v a :D . :w a :E', ['a p Or w']],
    ['sh:xone ( [ sh:class :C ] [ sh:class :D ] )', ':a :p :v, :w, :x . :v a :C, :D . :w a :C', ['a p Xone v', 'a p Xone x']],
    ['sh:or ( [ sh:path :q ; sh:minCount 1 ] [ sh:nodeKind sh:Literal ] )', ':a :p :v, :w, 1 . :v :q 1', ['a p Or w']],
    ['sh:or ()', ':a :p 1', ['a p Or "1"']],
    ['sh:and ()', ':a :p 1', []],
  ],
  'sh:node says which value, sh:property says what is wrong with it': [
    ['sh:node [ sh:property [ sh:path :q ; sh:minCount 1 ] ]', ':a :p :v, :w . :v :q 1', ['a p Node w']],
    ['sh:property [ sh:path :q ; sh:minCount 1 ]', ':a :p :v, :w . :v :q 1', ['w q MinCount']],
  ],
  'qualified counts count the values that have the shape': [
    ['sh:qualifiedValueShape [ sh:class :C ] ; sh:qualifiedMinCount 1', ':a :p :v', ['a p QualifiedMinCount']],
    ['sh:qualifiedValueShape [ sh:class :C ] ; sh:qualifiedMinCount 1', ':b :q :v', ['a p QualifiedMinCount']],
    ['sh:qualifiedValueShape [ sh:class :C ] ; sh:qualifiedMaxCount 1', ':a :p :v, :w, :x . :v a :C . :w a :C', ['a p QualifiedMaxCount']],
    [
      'sh:qualifiedValueShape [ sh:class :C ] ; sh:qualifiedMinCount 2 ; sh:qualifiedMaxCount 2',
      ':a :p :v, :w, :x . :v a :C . :w a :C',
      [],
    ],
  ],
  'sh:hasValue': [
    ['sh:hasValue :v', ':a :p :w', ['a p HasValue']],
    ['sh:hasValue :v', ':a :p :w, :v', []],
    ['sh:hasValue "x"@sv', ':a :p "x"', ['a p HasValue']],
  ],
  'sh:in compares terms, not values': [
    ['sh:in ( 1 "x"@sv :v )', ':a :p 1, "x"@SV, :v, 01, "x"', ['a p In "01"', 'a p In "x"']],
    ['sh:in ()', ':a :p 1', ['a p In "1"']],
  ],
}

for (const [name, cases] of Object.entries(propertyCases))
  test(name, () => {
    for (const [constraint, data, expected] of cases)
      assert.deepEqual(
        verdicts(`:S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; ${constraint} .`, `${data} .`),
        expected.sort(),
        `${constraint} on ${data}`,
      )
  })

/** The same at node shapes: the focus node is the value. */
const nodeCases: Record<string, Case[]> = {
  'the value is the focus node': [
    ['sh:class :C', ':b a :C', ['a Class a']],
    ['sh:nodeKind sh:Literal', ':b a :C', ['a NodeKind a']],
    ['sh:in ( :b )', ':b a :C', ['a In a']],
    ['sh:hasValue :b', ':b a :C', ['a HasValue a']],
    ['sh:pattern "b$"', ':b a :C', ['a Pattern a']],
    ['sh:minLength 100', ':b a :C', ['a MinLength a']],
    ['sh:equals :p', ':a :p :a', []],
    ['sh:equals :p', ':a :p :b', ['a Equals a', 'a Equals b']],
    ['sh:disjoint :p', ':a :p :a', ['a Disjoint a']],
    ['sh:not [ sh:class :C ]', ':a a :C', ['a Not a']],
    ['sh:node [ sh:class :C ]', ':b a :C', ['a Node a']],
    ['sh:xone ( [ sh:class :C ] [ sh:class :C ] )', ':a a :C', ['a Xone a']],
  ],
  'sh:closed allows the properties of its shapes and those to ignore': [
    [
      'sh:closed true ; sh:property [ sh:path :p ]',
      ':a :p 1 ; :q 2, 3 ; a :C',
      ['"2"', '"3"'].map((value) => `a q Closed ${value}`).concat('a http://www.w3.org/1999/02/22-rdf-syntax-ns#type Closed C'),
    ],
    [
      'sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path [ sh:inversePath :q ] ]',
      ':a a :C ; :q 1',
      ['a q Closed "1"'],
    ],
    ['sh:closed false', ':a :q 1', []],
  ],
  'a deactivated shape asks nothing, of itself or for others': [
    ['sh:deactivated true ; sh:class :C', ':b a :C', []],
    ['sh:node [ sh:deactivated true ; sh:class :C ]', ':b a :C', []],
    ['sh:property [ sh:path :p ; sh:minCount 1 ; sh:deactivated true ]', ':b a :C', []],
  ],
}

for (const [name, cases] of Object.entries(nodeCases))
  test(name, () => {
    for (const [constraint, data, expected] of cases)
      assert.deepEqual(
        verdicts(`:S a sh:NodeShape ; sh:targetNode :a ; ${constraint} .`, `${data} .`),
        expected.sort(),
        `${constraint} on ${data}`,
      )
  })

test('values that another qualified shape counts are not counted where the shapes are to be disjoint', () => {
  const hand = (disjoint: string) => `:Hand a sh:NodeShape ; sh:targetNode :h ;
    sh:property [ sh:path :digit ; sh:qualifiedValueShape [ sh:class :Thumb ] ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint ${disjoint} ] ;
    sh:property [ sh:path :digit ; sh:qualifiedValueShape [ sh:class :Finger ] ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint ${disjoint} ] .`
  const both = ':h :digit :d . :d a :Thumb, :Finger .'
  assert.deepEqual(verdicts(hand('false'), both), [])
  assert.deepEqual(verdicts(hand('true'), both), ['h digit QualifiedMinCount', 'h digit QualifiedMinCount'])
})

test('targets: nodes, classes with their subclasses, classes that are shapes, subjects and objects of a property', () => {
  const cannot = 'sh:not [ sh:nodeKind sh:IRIOrLiteral ]'
  const cases: [string, string, string[]][] = [
    ['sh:targetNode :a, "x"', ':b :p 1', ['"x"', 'a']],
    ['sh:targetClass :C', ':a a :C . :b a :D . :D rdfs:subClassOf :C . :c a :E', ['a', 'b']],
    ['a rdfs:Class', ':a a :S', ['a']],
    ['sh:targetSubjectsOf :p', ':a :p 1, 2 . :b :q 1', ['a']],
    ['sh:targetObjectsOf :p', ':a :p 1, :b . :b :q 3', ['"1"', 'b']],
    ['sh:targetNode :a ; sh:targetClass :C ; sh:targetSubjectsOf :p', ':a a :C ; :p 1', ['a']],
  ]
  for (const [target, data, expected] of cases)
    assert.deepEqual(
      verdicts(`:S a sh:NodeShape ; ${target} ; ${cannot} .`, `${data} .`),
      expected.map((node) => `${node} Not ${node}`),
      target,
    )
})

test('a class that is a shape has its instances as targets only where it is said to be a class', () => {
  assert.deepEqual(verdicts(':S a sh:NodeShape ; sh:class :C .', ':a a :S .'), [])
  assert.deepEqual(verdicts(':S a sh:NodeShape, :Meta ; sh:class :C . :Meta rdfs:subClassOf rdfs:Class .', ':a a :S .'), ['a Class a'])
})
