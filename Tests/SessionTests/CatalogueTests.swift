import Diagnostics
import Language
import TestSupport
import Testing

@testable import Session

/// The laws of the catalogues of verbs, commands and functions.
struct CatalogueTests {
  private let verbs = VerbCatalogue.all.map(\.declaration)
  private let commands = CommandCatalogue.all.map(\.declaration)

  @Test func `every word of the language is one word`() {
    let words =
      verbs.flatMap { [$0.name] + $0.spellings } + commands.map(\.name)
      + Grammar.definitionWords
    let doubles = Dictionary(grouping: words, by: \.self).filter { $1.count > 1 }.keys.sorted()
    #expect(doubles == [])
    #expect(words.filter { Grammar.reservedWords.contains($0) } == [])
    let functions = Session.functions.map(\.name)
    #expect(Set(functions).count == functions.count)
  }

  @Test func `every entry is summed up in one sentence`() {
    var sentences = verbs.map { ($0.name, $0.summary) } + commands.map { ($0.name, $0.summary) }
    sentences += Session.functions.map { ($0.name, $0.summary) }
    sentences += SettingCatalogue.all.map { ($0.name, $0.summary) }
    for verb in verbs {
      sentences += verb.options.map { (verb.name + " " + $0.name, $0.summary) }
      sentences += verb.clauses.map { (verb.name + " " + $0.word.rawValue, $0.summary) }
      sentences += (verb.results + verb.facts).map { (verb.name + " " + $0.name, $0.summary) }
    }
    for command in commands {
      sentences += command.options.map { (command.name + " " + $0.name, $0.summary) }
    }
    let bad = sentences.filter { !$0.1.hasSuffix(".") || $0.1.first?.isLowercase != false }
    #expect(bad.map(\.0) == [])
  }

  @Test func `no column of a result is a reserved word or stands twice`() {
    let bad = verbs.flatMap { verb in
      let names = verb.results.map(\.name)
      let taken = names.filter { Grammar.reservedWords.contains($0.lowercased()) }
      return (taken + (Set(names).count == names.count ? [] : ["twice"])).map {
        verb.name + " " + $0
      }
    }
    #expect(bad == [])
  }

  @Test func `every verb and command has an example`() {
    let silent =
      verbs.filter { $0.page.examples.isEmpty }.map(\.name)
      + commands.filter { $0.page.examples.isEmpty && $0.name != "quit" }.map(\.name)
    #expect(silent == [])
  }

  @Test func `every example runs on the shipped data`() throws {
    let company = try Company()
    let examples = verbs.flatMap(\.page.examples) + commands.flatMap(\.page.examples)
    let failures = examples.compactMap { company.failure(of: $0) }
    #expect(failures == [])
  }
}
