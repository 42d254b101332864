import Analyses
import Language

/// Every verb, in the order help lists them.
enum VerbCatalogue {
  /// The verbs of tables; each stands in its own file of this folder.
  static let tableVerbs: [Verb] = [
    .filter, .exclude, .sort, .take, .sample, .distinct,
    .derive, .select, .rename,
    .count, .summarize, .tabulate, .pivot, .unpivot,
    .append, .join,
    .describe, .facts, .plot, .export,
    .members,
  ]

  /// All verbs: those of tables and the analyses.
  static let all: [Verb] =
    tableVerbs + AnalysisCatalogue.all.map { Verb($0.declaration, .analysis($0)) }

  private static let byName = Dictionary(
    all.map { ($0.declaration.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The verb of a declaration.
  static func verb(_ declaration: VerbDeclaration) -> Verb? { byName[declaration.name] }
}
