import { components } from './components.ts'

/** Every property that SHACL (Core, SPARQL, Advanced Features, JavaScript) put on shapes: another in its namespace is a slip. */
export const vocabulary: ReadonlySet<string> = new Set([
  ...components.map(({ parameter }) => parameter),
  ...['path', 'inversePath', 'alternativePath', 'zeroOrMorePath', 'oneOrMorePath', 'zeroOrOnePath'],
  ...['targetNode', 'targetClass', 'targetSubjectsOf', 'targetObjectsOf', 'target', 'severity', 'message', 'deactivated'],
  ...['flags', 'ignoredProperties', 'qualifiedValueShape', 'qualifiedValueShapesDisjoint'],
  ...['name', 'description', 'order', 'group', 'defaultValue', 'shapesGraph', 'suggestedShapesGraph', 'entailment'],
  ...['sparql', 'select', 'ask', 'construct', 'update', 'prefixes', 'declare', 'prefix', 'namespace', 'resultAnnotation'],
  ...['parameter', 'optional', 'validator', 'nodeValidator', 'propertyValidator', 'labelTemplate', 'annotationProperty'],
  ...['annotationVarName', 'annotationValue', 'rule', 'condition', 'subject', 'predicate', 'object', 'expression', 'values'],
  ...['js', 'jsLibrary', 'jsFunctionName', 'jsLibraryURL', 'returnType', 'nodes', 'filterShape', 'intersection', 'union', 'this'],
])
