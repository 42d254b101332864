import Diagnostics
import Formats
import Language
import Values

extension Setting {
  static let timezone = Setting(
    name: "timezone", takes: "the name of a zone in quotes, such as \"Europe/Zagreb\", or `utc`",
    summary: "Whose days and hours time stamps are read in; they stay moments in UTC.",
    example: "set timezone \"Europe/Zagreb\"",
    apply: { value, settings, files throws(SessionError) in
      switch value.kind {
      case .literal(.text(let parts)):
        guard case .plain(let name)? = parts.first, parts.count == 1 else { return false }
        settings.zone = try ZoneFolder(files: files).zone(named: name, at: value.range)
      case .name(let path) where path.count == 1:
        settings.zone = try ZoneFolder(files: files).zone(named: path[0].text, at: value.range)
      default: return false
      }
      return true
    },
    shown: { "timezone \($0.zone?.name ?? "UTC")" })
}

/// The time zones that the system knows.
private struct ZoneFolder {
  let files: Files

  /// Where systems keep a file for every zone, and a list of those with people in them.
  private static let path = "/usr/share/zoneinfo"

  /// A zone by its name, upper and lower case alike; nothing for UTC.
  func zone(named name: String, at range: SourceRange) throws(SessionError) -> Zone? {
    guard name.uppercased() != "UTC" else { return nil }
    if let zone = read(name) { return zone }
    let names = names
    if let same = names.first(where: { $0.lowercased() == name.lowercased() }),
      let zone = read(same)
    {
      return zone
    }
    throw SessionError(names.isEmpty ? .noZones(at: range) : .unknownZone(name, names, at: range))
  }

  private func read(_ name: String) -> Zone? {
    let isPlain = name.utf8.allSatisfy { byte in
      let letter = Character(UnicodeScalar(byte))
      return letter.isASCII && (letter.isLetter || letter.isNumber || "_+-/".contains(letter))
    }
    guard isPlain, !name.hasPrefix("/"), let bytes = bytes(of: name) else { return nil }
    return Zone(name: name, file: bytes)
  }

  /// Every zone and every other name of one; none when the system has no list.
  private var names: [String] {
    let text = String(decoding: bytes(of: "tzdata.zi") ?? [], as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      let place = parts.first == "Z" ? 1 : parts.first == "L" ? 2 : parts.count
      return place < parts.count ? String(parts[place]) : nil
    }
  }

  private func bytes(of name: String) -> [UInt8]? {
    guard let bytes = try? files.open("\(ZoneFolder.path)/\(name)") else { return nil }
    return bytes.withSpan { span in span.indices.map { span[$0] } }
  }
}

extension Diagnostic {
  fileprivate static func unknownZone(
    _ name: String, _ names: [String], at range: SourceRange
  ) -> Diagnostic {
    let cities = names.filter { $0.contains("/") }
    let near = Suggestion.advice(for: name, in: cities)
    let city = cities.filter { $0.lowercased().hasSuffix("/" + name.lowercased()) }
    return Diagnostic(
      code: "O6", message: "there is no time zone `\(name)`", range: range,
      advice: (city.isEmpty ? near : ["did you mean `\(city[0])`?"])
        + ["zones are named by a continent and a city:  set timezone \"Europe/Zagreb\""])
  }

  fileprivate static func noZones(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "O6", message: "this system has no time zones in /usr/share/zoneinfo", range: range,
      advice: ["install the system's package of time zones, on most systems `tzdata`"])
  }
}
