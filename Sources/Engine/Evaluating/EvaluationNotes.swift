import Diagnostics
import Synchronization
import Values

/// What formulae met on their way that a reader of the result should know.
final class EvaluationNotes: Sendable {
  private let zeroDivisions = Mutex<[SourceRange?: Int]>([:])
  private let unwrittenTimes = Mutex<[SourceRange?: Int]>([:])
  private let unread = Mutex<[Reading: UnreadTexts]>([:])
  private let emptyParts = Mutex<[SourceRange?: String]>([:])
  private let zone = Mutex<String?>(nil)
  /// The notes of columns that were computed before.
  private let earlier = Mutex<[ObjectIdentifier: EvaluationNotes]>([:])

  /// A place where texts are read, and as what.
  private struct Reading: Hashable {
    let wanted: String
    let range: SourceRange?
  }

  /// Creates an empty collection.
  init() {}

  /// Adds rows in which a formula divided by zero.
  func countZeroDivisions(_ count: Int, at range: SourceRange?) {
    guard count > 0 else { return }
    zeroDivisions.withLock { $0[range, default: 0] += count }
  }

  /// Adds rows in which a time would lie outside the years 1 to 9999.
  func countUnwrittenTimes(_ count: Int, at range: SourceRange?) {
    guard count > 0 else { return }
    unwrittenTimes.withLock { $0[range, default: 0] += count }
  }

  /// Adds texts that are no number or date where one was asked for.
  func add(_ texts: UnreadTexts, wanted: String, at range: SourceRange?) {
    guard texts.count > 0 else { return }
    let reading = Reading(wanted: wanted, range: range)
    unread.withLock { $0[reading, default: UnreadTexts()].add(texts) }
  }

  /// Says that parts of `quantiles` hold no row.
  func sayEmptyParts(_ words: String, at range: SourceRange?) {
    emptyParts.withLock { $0[range] = words }
  }

  /// Keeps the name of the zone whose days and hours were taken from time stamps.
  func use(_ zone: Zone) { self.zone.withLock { $0 = zone.name } }

  /// Adds what there is to say of a column that is kept, once and at the place of its formula, which
  /// may not be the one it was computed for.
  func add(_ notes: EvaluationNotes, at range: SourceRange?) {
    let isNew = earlier.withLock { $0.updateValue(notes, forKey: ObjectIdentifier(notes)) == nil }
    guard isNew else { return }
    let divisions = notes.zeroDivisions.withLock { $0.values.reduce(0, +) }
    countZeroDivisions(divisions, at: range)
    let times = notes.unwrittenTimes.withLock { $0.values.reduce(0, +) }
    countUnwrittenTimes(times, at: range)
    for (reading, texts) in notes.unread.withLock({ $0 }) {
      add(texts, wanted: reading.wanted, at: range)
    }
    for words in notes.emptyParts.withLock({ $0.values }) { sayEmptyParts(words, at: range) }
    if let name = notes.zone.withLock({ $0 }) { zone.withLock { $0 = name } }
  }

  /// Takes what was noted of a formula that may have been computed before at the same place, as the
  /// condition of a rate is for rows and for hits: there is one note of it, not one with twice the rows.
  func take(_ other: EvaluationNotes) {
    let (divisions, times) = (
      other.zeroDivisions.withLock { $0 }, other.unwrittenTimes.withLock { $0 }
    )
    zeroDivisions.withLock { $0.merge(divisions, uniquingKeysWith: max) }
    unwrittenTimes.withLock { $0.merge(times, uniquingKeysWith: max) }
    let texts = other.unread.withLock { $0 }
    unread.withLock { $0.merge(texts) { $0.count < $1.count ? $1 : $0 } }
    let parts = other.emptyParts.withLock { $0 }
    emptyParts.withLock { $0.merge(parts) { $1 } }
    if let name = other.zone.withLock({ $0 }) { zone.withLock { $0 = name } }
  }

  /// The notes of each kind, in the order of their places in the source.
  var diagnostics: [Diagnostic] {
    let divisions = zeroDivisions.withLock { $0 }
    let times = unwrittenTimes.withLock { $0 }
    let zoned = zone.withLock { $0 }.map {
      Diagnostic.note("days and hours of time stamps are those of \($0)")
    }
    return notes(divisions, one: "division by zero has", many: "divisions by zero have")
      + notes(
        times, one: "date lies outside the years 1 to 9999 and has",
        many: "dates lie outside the years 1 to 9999 and have") + unreadTexts
      + said(emptyParts.withLock { $0 }) + [zoned].compactMap(\.self)
  }

  private var unreadTexts: [Diagnostic] {
    let ordered = unread.withLock { $0 }.sorted {
      ($0.key.range?.lower ?? -1, $0.key.wanted) < ($1.key.range?.lower ?? -1, $1.key.wanted)
    }
    return ordered.map { reading, texts in
      var note = Diagnostic.note(texts.words(reading.wanted))
      note.range = reading.range
      return note
    }
  }

  private func said(_ words: [SourceRange?: String]) -> [Diagnostic] {
    words.sorted { ($0.key?.lower ?? -1) < ($1.key?.lower ?? -1) }.map { range, words in
      var note = Diagnostic.note(words)
      note.range = range
      return note
    }
  }

  private func notes(_ counts: [SourceRange?: Int], one: String, many: String) -> [Diagnostic] {
    let ordered = counts.sorted { ($0.key?.lower ?? -1) < ($1.key?.lower ?? -1) }
    return ordered.map { range, count in
      let words = "\(NumberText.grouped(count)) \(count == 1 ? one : many) no value"
      var note = Diagnostic.note(words)
      note.range = range
      return note
    }
  }
}
