import Diagnostics
import Language
import Testing
import Values

@testable import Engine

@Suite struct FunctionCatalogueTests {
  private let families: [(FunctionDeclaration.Family, [Function])] = [
    (.aggregates, Aggregates.all), (.numbers, NumberFunctions.all), (.texts, TextFunctions.all),
    (.dates, DateFunctions.all), (.bands, BandFunctions.all), (.choices, ChoiceFunctions.all),
  ]

  @Test func `The catalogue holds the functions of every family`() {
    let names = families.flatMap { $0.1.map(\.declaration.name) }
    #expect(FunctionCatalogue.all.declarations.map(\.name) == names)
    let strangers = families.flatMap { family, functions in
      functions.map(\.declaration).filter { $0.family != family }.map(\.name)
    }
    #expect(strangers == [])
    #expect(families.map(\.0) == FunctionDeclaration.Family.allCases)
  }

  @Test func `Summaries are sentences of one line`() {
    let others = FunctionCatalogue.all.declarations.filter {
      !$0.summary.hasSuffix(".") || $0.summary.count > 100 || $0.summary.first?.isUppercase != true
    }
    #expect(others.map(\.name) == [])
  }

  @Test func `Examples give the results they state`() {
    var formulae = TypedFormulae()
    formulae.vocabulary.rule = { _ in Expression(.literal(.truth(true)), range: SourceRange(0, 4)) }
    let declarations = FunctionCatalogue.all.declarations.filter { $0.level != .aggregate }
    let found = declarations.map {
      "\($0.example.formula) = \(formulae.values($0.example.formula))"
    }
    #expect(found == declarations.map { "\($0.example.formula) = \($0.example.result)" })
  }
}
