import Work

/// A regular expression that fits whole texts, followed in all its ways at once (Thompson 1968).
///
/// No text makes it slow: each character takes at most one step for each state.
struct PatternMatcher: Sendable {
  private enum State {
    case one(ScalarSet, next: Int)
    case either(Int, Int)
    case start(next: Int)
    case end(next: Int)
    case done
  }

  private var states: [State] = [.done]
  private var first = 0
  private var size = 0

  /// The greatest number of states.
  static let greatestSize = 10_000

  /// Reads a pattern.
  init(_ pattern: String) throws(PatternError) {
    first = try add(try PatternReader.part(of: pattern), before: 0)
  }

  /// Adds the states of a part that go on to a state; the first of them.
  private mutating func add(_ part: PatternPart, before next: Int) throws(PatternError) -> Int {
    // Parts count too that have no state of their own: empty ones can be repeated without end.
    size += 1
    guard size < PatternMatcher.greatestSize else { throw .tooLarge }
    switch part {
    case .one(let set): return append(.one(set, next: next))
    case .start: return append(.start(next: next))
    case .end: return append(.end(next: next))
    case .sequence(let parts):
      var next = next
      for part in parts.reversed() { next = try add(part, before: next) }
      return next
    case .choice(let parts):
      var first = try add(parts[parts.count - 1], before: next)
      for part in parts.dropLast().reversed() {
        first = append(.either(try add(part, before: next), first))
      }
      return first
    case .repeated(let part, let least, let most):
      return try add(part, least: least, most: most, before: next)
    }
  }

  private mutating func add(
    _ part: PatternPart, least: Int, most: Int?, before next: Int
  ) throws(PatternError) -> Int {
    var first = next
    if let most {
      for _ in least..<most { first = append(.either(try add(part, before: first), next)) }
    } else {
      first = append(.either(next, next))
      states[first] = .either(try add(part, before: first), next)
    }
    for _ in 0..<least { first = try add(part, before: first) }
    return first
  }

  private mutating func append(_ state: State) -> Int {
    states.append(state)
    return states.count - 1
  }

  /// Whether a whole text, given by its bytes, fits.
  ///
  /// - Complexity: O(*text* × states).
  func fits(_ text: ArraySlice<UInt8>, stop: StopFlag) throws(EngineError) -> Bool {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    var place = scalars.startIndex
    var active = Active(count: states.count)
    enter(first, &active, atStart: true, atEnd: scalars.isEmpty)
    var (steps, next) = (0, Active(count: states.count))
    while place < scalars.endIndex {
      guard !active.places.isEmpty else { return false }
      let scalar = scalars[place]
      scalars.formIndex(after: &place)
      let atEnd = place == scalars.endIndex
      next.clear()
      for state in active.places {
        guard case .one(let set, let following) = states[state], set.contains(scalar) else {
          continue
        }
        enter(following, &next, atStart: false, atEnd: atEnd)
      }
      steps += states.count
      if steps > 1_000_000 {
        guard !stop.isStopped else { throw EngineError(.stopped) }
        steps = 0
      }
      swap(&active, &next)
    }
    return active.places.contains(0)
  }

  /// Notes every state that is reached without a character.
  private func enter(_ state: Int, _ active: inout Active, atStart: Bool, atEnd: Bool) {
    var waiting = [state]
    while let state = waiting.popLast() {
      guard active.mark(state) else { continue }
      switch states[state] {
      case .one, .done: active.places.append(state)
      case .either(let first, let second):
        waiting.append(second)
        waiting.append(first)
      case .start(let next): if atStart { waiting.append(next) }
      case .end(let next): if atEnd { waiting.append(next) }
      }
    }
  }

  /// The states that a search is in, each once.
  private struct Active {
    /// The states that take a character, and the last one.
    var places: [Int] = []
    private var marks: [Int]
    private var round = 1

    init(count: Int) { marks = [Int](repeating: 0, count: count) }

    mutating func clear() {
      places.removeAll(keepingCapacity: true)
      round += 1
    }

    mutating func mark(_ state: Int) -> Bool {
      guard marks[state] != round else { return false }
      marks[state] = round
      return true
    }
  }
}
