import Values

extension Literal {
  /// The value as it is typed.
  public var canonicalText: String {
    switch self {
    case .whole(let number): String(number)
    case .decimal(let number): number.description
    case .percent(let fraction): Literal.percentText(fraction)
    case .duration(let duration): duration.description
    case .text(let parts): "\"\(parts.map(\.canonicalText).joined())\""
    case .period(let period): period.description
    case .truth(let truth): truth ? "true" : "false"
    case .missing: "missing"
    }
  }

  /// The fraction with its decimal point two places to the right, digit by digit.
  private static func percentText(_ fraction: Double) -> String {
    let parts = fraction.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let power = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + 2
    let sign = fraction < 0 ? "-" : ""
    var digits = String(mantissa[0]) + (mantissa.count > 1 ? mantissa[1] : "")
    let point = mantissa[0].utf8.count + power
    guard (1...20).contains(point) else {
      return "\(sign)\(mantissa.joined(separator: "."))e\(power)%"
    }
    while digits.utf8.count < point { digits += "0" }
    let whole = digits.prefix(point).drop { $0 == "0" }
    var rest = digits.dropFirst(point)
    while rest.last == "0" { rest.removeLast() }
    return sign + (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest) + "%"
  }
}

extension TextPart {
  /// The piece as it stands between double quotes.
  var canonicalText: String {
    switch self {
    case .parameter(let name): "{$\(name.text)}"
    case .plain(let text): TextPart.escaped(text)
    }
  }

  private static func escaped(_ text: String) -> String {
    var written = ""
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\t": written += "\\t"
      case "\r": written += "\\r"
      case "{" where next == "$": written += "\\{"
      case _ where scalar.value < 0x20:
        written += "\\u{\(String(scalar.value, radix: 16))}"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written
  }
}
