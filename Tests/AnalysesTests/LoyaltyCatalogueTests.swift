import Analyses
import Diagnostics
import Foundation
import Language
import Testing
import Values

@Suite struct LoyaltyCatalogueTests {
  @Test func `every entry of the catalogue keeps its laws`() {
    let declarations = AnalysisCatalogue.all.map(\.declaration)
    let names = declarations.flatMap { [$0.name] + $0.spellings }
    #expect(Set(names).count == names.count)
    #expect(declarations.flatMap(breaches) == [])
  }

  @Test func `every result column that is declared is a field of the result`() {
    let lost = AnalysisCatalogue.all.flatMap { analysis -> [String] in
      let declaration = analysis.declaration
      let fields = Set(analysis.fields(fullStep(declaration)).map(\.name))
      return declaration.results.filter { !fields.contains($0.name) }
        .map { "\(declaration.name): \($0.name)" }
    }
    #expect(lost == [])
  }

  @Test func `every file of the folders is an entry of the catalogue`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Analyses")
    let folders = ["Loyalty", "Comparison", "Survival", "Value"].map {
      sources.appending(path: $0)
    }
    let files = folders.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }
    // A file with a plus sign holds a part of the entry before the sign.
    let entries = files.filter { !$0.contains("+") }.map { $0.dropLast(6).lowercased() }
    let names = Set(AnalysisCatalogue.all.map(\.declaration.name))
    #expect(entries.filter { !names.contains($0) } == [])
  }

  private func breaches(_ verb: VerbDeclaration) -> [String] {
    var breaches: [String] = []
    let sentences =
      [verb.summary] + verb.results.map(\.summary) + verb.facts.map(\.summary)
      + verb.options.map(\.summary) + verb.clauses.map(\.summary)
    breaches += sentences.filter { !$0.hasSuffix(".") || $0.first?.isUppercase != true }
    breaches += (verb.results + verb.facts).map(\.name).filter { reserved.contains($0) }
    if verb.results.isEmpty { breaches.append("\(verb.name) has no result columns") }
    if verb.page.examples.isEmpty { breaches.append("\(verb.name) has no example") }
    for example in verb.page.examples where !example.contains("| \(verb.name)") {
      breaches.append("\(verb.name): its example is about something else: \(example)")
    }
    if verb.page.formula == nil || verb.page.source == nil || verb.page.caution == nil {
      breaches.append("\(verb.name) lacks a part of its page")
    }
    return breaches
  }

  /// A step with every clause and option, so that all columns that can be there are there.
  private func fullStep(_ verb: VerbDeclaration) -> CheckedStep {
    let number = CheckedItem(
      name: "x",
      content: .expression(CheckedExpression(.column("x"), ColumnType(.decimal))),
      range: SourceRange(0, 1))
    let clauses = verb.clauses.map { ($0.word, [number]) }
    let options = verb.options.map { ($0.name, [CheckedOption.column("x")]) }
    return CheckedStep(
      verb: verb.name, items: [number], clauses: Dictionary(uniqueKeysWithValues: clauses),
      options: Dictionary(uniqueKeysWithValues: options), range: SourceRange(0, 1),
      text: verb.name)
  }

  private let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "between", "contains", "starts", "ends", "like", "matches",
    "by", "on", "with", "given", "from", "to", "until", "per", "as", "asc", "desc", "where",
    "missing", "true", "false", "asof",
  ]
}
