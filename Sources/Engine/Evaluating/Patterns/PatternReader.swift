/// Reads a regular expression.
struct PatternReader {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0

  /// Groups may lie so deep in each other: each level takes a little of the stack.
  private static let greatestDepth = 200
  /// The greatest number in braces.
  private static let greatestCount = 10_000

  private init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  /// Reads a whole pattern.
  static func part(of pattern: String) throws(PatternError) -> PatternPart {
    var reader = PatternReader(pattern)
    let part = try reader.choice()
    guard reader.next == nil else { throw .unreadable }
    return part
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  private mutating func taken() throws(PatternError) -> Unicode.Scalar {
    guard let next else { throw .unreadable }
    place += 1
    return next
  }

  private mutating func choice() throws(PatternError) -> PatternPart {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternError) -> PatternPart {
    var parts: [PatternPart] = []
    while let next, next != "|", next != ")" { parts.append(try repeated()) }
    return .sequence(parts)
  }

  private mutating func repeated() throws(PatternError) -> PatternPart {
    let part = try atom()
    guard let counts = try counts() else { return part }
    switch part {
    case .start, .end: throw .unreadable
    default: break
    }
    // A reluctant repetition fits the same whole texts.
    _ = take("?")
    if let next, "*+?{".unicodeScalars.contains(next) { throw .unreadable }
    return .repeated(part, least: counts.least, most: counts.most)
  }

  private mutating func counts() throws(PatternError) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return nil }
    let least = try number()
    guard take(",") else {
      guard let least, take("}") else { throw .unreadable }
      return (least, least)
    }
    let most = try number()
    guard take("}"), least != nil || most != nil else { throw .unreadable }
    if let most, most < least ?? 0 { throw .unreadable }
    return (least ?? 0, most)
  }

  private mutating func number() throws(PatternError) -> Int? {
    var number: Int?
    while let digit = next, ("0"..."9").contains(digit) {
      place += 1
      let sum = (number ?? 0) * 10 + Int(digit.value - 48)
      guard sum <= PatternReader.greatestCount else { throw .tooLarge }
      number = sum
    }
    return number
  }

  private mutating func atom() throws(PatternError) -> PatternPart {
    let scalar = try taken()
    switch scalar {
    case ".": return .one(.any)
    case "^": return .start
    case "$": return .end
    case "(": return try group()
    case "[": return .one(try set())
    case "\\":
      let escaped = try escaped()
      return .one(escaped.set)
    case "*", "+", "?", "{": throw .unreadable
    default: return .one(ScalarSet(scalar))
    }
  }

  private mutating func group() throws(PatternError) -> PatternPart {
    if take("?"), !take(":") { throw .unreadable }
    depth += 1
    guard depth <= PatternReader.greatestDepth else { throw .tooLarge }
    let part = try choice()
    depth -= 1
    guard take(")") else { throw .unreadable }
    return part
  }

  /// A character behind a backslash, or a set that has a letter of its own.
  private enum Escaped {
    case scalar(Unicode.Scalar)
    case kind(ScalarSet.Kind, isNegated: Bool)

    var set: ScalarSet {
      switch self {
      case .scalar(let scalar): ScalarSet(scalar)
      case .kind(let kind, let isNegated): ScalarSet(kind, isNegated: isNegated)
      }
    }
  }

  private mutating func escaped() throws(PatternError) -> Escaped {
    let scalar = try taken()
    switch scalar {
    case "d": return .kind(.digit, isNegated: false)
    case "D": return .kind(.digit, isNegated: true)
    case "w": return .kind(.word, isNegated: false)
    case "W": return .kind(.word, isNegated: true)
    case "s": return .kind(.space, isNegated: false)
    case "S": return .kind(.space, isNegated: true)
    case "n": return .scalar("\n")
    case "r": return .scalar("\r")
    case "t": return .scalar("\t")
    case "a"..."z", "A"..."Z", "0"..."9": throw .unreadable
    default: return .scalar(scalar)
    }
  }

  private mutating func set() throws(PatternError) -> ScalarSet {
    var set = ScalarSet(isNegated: take("^"))
    while !take("]") {
      let low: Unicode.Scalar
      switch try member() {
      case .kind(let kind, let isNegated):
        set.insert(kind, isNegated: isNegated)
        continue
      case .scalar(let scalar): low = scalar
      }
      guard next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
        set.insert(low...low)
        continue
      }
      place += 1
      guard next != "-", case .scalar(let high) = try member(), low <= high else {
        throw .unreadable
      }
      set.insert(low...high)
    }
    guard !set.isEmpty else { throw .unreadable }
    return set
  }

  private mutating func member() throws(PatternError) -> Escaped {
    let scalar = try taken()
    switch scalar {
    case "\\": return try escaped()
    case "[": throw .unreadable
    // Elsewhere two of them join sets, so they are not taken for characters here.
    case "&", "~", "-":
      guard next != scalar else { throw .unreadable }
      return .scalar(scalar)
    default: return .scalar(scalar)
    }
  }
}
