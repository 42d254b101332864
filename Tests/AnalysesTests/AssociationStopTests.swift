import Language
import Synchronization
import Tables
import Testing
import Values
import Work

@testable import Analyses

/// What is left of an answer when someone asks to stop while it is made.
@Suite struct AssociationStopTests {
  /// A run that is asked to stop after so many questions whether it should; once it has ended, the
  /// flag is down again, as it is in a shell.
  private func ask(_ asking: AssociationAsking, stopAfter last: Int) -> (Answer?, asked: Int) {
    let asked = Mutex(0)
    let isOver = Mutex(false)
    defer { isOver.withLock { $0 = true } }
    var asking = asking
    asking.threads = 1
    asking.stop = StopFlag(outside: {
      asked.withLock { count in
        count += 1
        return count > last
      } && !isOver.withLock { $0 }
    })
    return (try? asking.ask(), asked.withLock { $0 })
  }

  /// Questions that go on after the search for rules, with what they go on with.
  private static let questions: [(name: String, asking: AssociationAsking)] = {
    func asking(_ options: [String: CheckedOption]) -> AssociationAsking {
      let table = AssociationDepthTests.planted.gathered(at: Array(0..<1_500))
      var asking = AssociationAsking(table: table, options: options)
      asking.items = [3, 7, 8, 12, 15].map { asking.item("b\($0)") }
      asking.options["churners"] = .whole(1)
      return asking
    }
    let all: [String: CheckedOption] = [
      "keep": .word("all"), "top": .word("all"), "max": .whole(4),
    ]
    var (given, groups) = (asking(all), asking(all))
    given.clauses[.given] = [given.item("b1"), given.item("b4")]
    groups.clauses[.by] = [groups.item("b1")]
    return [
      ("tests", asking(all)), ("strata", given), ("groups", groups),
      ("permutations", asking(["adjust": .word("westfall"), "max": .whole(2)])),
      ("draws", asking(["stability": .whole(40), "max": .whole(2)])),
      ("held-out", asking(["holdout": .number(0.5), "alpha": .number(0.5)])),
    ]
  }()

  private func counts(_ answer: Answer) -> [String: String] {
    var counts: [String: String] = [:]
    for row in 0..<answer.table.rowCount {
      let names = ["b1", "customers", "churned", "confidence", "p", "productive_p"]
      let group = answer.table.column("b1")?.value(at: row).plainText ?? ""
      counts[group + answer.table.text("rule", row)] =
        names.filter { answer.table.column($0) != nil }.map { answer.table.text($0, row) }
        .joined(separator: " ")
    }
    return counts
  }

  /// How many rules a note says were held back.
  private func heldBack(_ answer: Answer) -> Int {
    let note = answer.notes.map(\.message).first { $0.contains(" held back: ") } ?? "0"
    return Int(note.prefix { $0 != " " }.filter { $0 != "," }) ?? -1
  }

  /// How many rules were looked at, in all groups.
  private func considered(_ answer: Answer) -> Int {
    guard let facts = answer.facts else { return -1 }
    return (0..<facts.rowCount).filter { facts.text("name", $0) == "considered" }
      .reduce(0) { $0 + Int(facts.number("value", $1) ?? 0) }
  }

  @Test(arguments: questions.indices)
  func `once rules are found, a wish to stop leaves a part of the answer`(place: Int) throws {
    let (name, asking) = Self.questions[place]
    let (answer, total) = ask(asking, stopAfter: .max)
    let whole = counts(try #require(answer))
    var (partial, silent, wrong): (Int, Int, [String]) = (0, 0, [])
    let stops = (0...8).map { total * $0 / 8 - 1 }
    for last in stops {
      guard let part = ask(asking, stopAfter: last).0 else {
        silent += 1
        if partial > 0 { wrong.append("nothing after \(last) of \(total)") }
        continue
      }
      if part.isPartial { partial += 1 }
      let found = counts(part)
      let isSaid = part.notes.contains { $0.message.contains("stopped before") }
      if isSaid != part.isPartial { wrong.append("not said after \(last)") }
      if heldBack(part) + part.table.rowCount != considered(part) {
        wrong.append("\(heldBack(part)) held back and \(part.table.rowCount) shown after \(last)")
      }
      // Where everything is kept no rule of a part may be new; a stopped adjustment lets others pass.
      let isAll = asking.options["keep"] != nil
      if found.contains(where: {
        isAll ? whole[$0.key] != $0.value : (whole[$0.key] ?? $0.value) != $0.value
      }) {
        wrong.append("other numbers after \(last)")
      }
      if found.isEmpty { wrong.append("empty after \(last)") }
    }
    #expect(wrong == [] && partial > 3 && silent < 6, "\(name): \(partial) of \(total), \(wrong)")
  }

  /// The productive p that a reason tells.
  private func told(_ lines: [String]) -> Double? {
    lines.compactMap { line -> Double? in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "productive"), words.count > place + 3 else {
        return nil
      }
      return Double(words[place + 3])
    }.first
  }

  @Test(arguments: [questions.count - 3, questions.count - 2, questions.count - 1])
  func `after a stop a reason tells p as it is, or that nobody knows it`(place: Int) throws {
    let asking = Self.questions[place].asking
    let all = ["keep": .word("all"), "top": .word("all")] as [String: CheckedOption]
    let kept = AssociationAsking(
      table: asking.table, items: asking.items,
      options: asking.options.merging(all) { $1 }.filter { $0.key != "stability" })
    let table = try kept.ask().table
    let known = stride(from: 0, to: table.rowCount, by: 4).map {
      (rule: table.text("rule", $0), p: table.number("productive_p", $0) ?? .nan)
    }
    let total = ask(asking, stopAfter: .max).asked
    var (wrong, told, untested): ([String], Int, Int) = ([], 0, 0)
    for last in stride(from: 0, through: total, by: max(1, total / 5)) {
      guard let part = ask(asking, stopAfter: last).0, part.isPartial else { continue }
      for (rule, p) in known {
        let lines = part.reasons?.why(text: rule) ?? []
        if lines.contains(where: { $0.contains("stopped before") }) { untested += 1 }
        let made = "1,000 permutations)"
        let isMade = part.notes.contains { $0.message.contains(made) }
        if !isMade, lines.contains(where: { $0.contains(made) }) {
          wrong.append("permutations that nobody made: \(rule)")
        }
        guard let said = self.told(lines) else { continue }
        told += 1
        if abs(said - p) > 0.006 * p { wrong.append("\(rule): \(said), not \(p)") }
      }
    }
    #expect(wrong == [] && told > 20, "\(wrong.prefix(3)) of \(wrong.count), \(told), \(untested)")
  }

  @Test(
    arguments: [
      ["keep": .word("all"), "max": .whole(4)], ["max": .whole(4)],
      ["keep": .word("all"), "max": .whole(2), "adjust": .word("westfall")],
    ] as [[String: CheckedOption]])
  func `a question why that is stopped says so, or what the whole one says`(
    options: [String: CheckedOption]
  ) throws {
    var asking = Self.questions[0].asking
    asking.options = options.merging(["churners": .whole(1)]) { $1 }
    let asked = Mutex(0)
    let last = Mutex(Int.max)
    asking.threads = 1
    asking.stop = StopFlag(outside: {
      let most = last.withLock { $0 }
      return asked.withLock { count in
        count += 1
        return count > most
      }
    })
    let reasons = try #require(try asking.ask().reasons)
    func why(_ rule: String, stopAfter most: Int) -> (lines: [String], asked: Int) {
      asked.withLock { $0 = 0 }
      last.withLock { $0 = most }
      return (reasons.why(text: rule), asked.withLock { $0 })
    }
    var (wrong, stopped): ([String], Int) = ([], 0)
    for rule in ["b12=1", "b12=1 & b15=1", "b3=0 & b8=1", "b12=1 & b3=1"] {
      let whole = why(rule, stopAfter: .max)
      for part in 0..<8 {
        let said = why(rule, stopAfter: whole.asked * part / 8).lines
        if said == whole.lines { continue }
        stopped += 1
        let isSaid = said.last?.hasPrefix("stopped before ") ?? false
        if !isSaid || said.count > 2 { wrong.append("\(rule) after \(part): \(said)") }
      }
    }
    #expect(wrong == [] && stopped > 10, "\(wrong.prefix(2)) of \(wrong.count), \(stopped)")
  }
}
