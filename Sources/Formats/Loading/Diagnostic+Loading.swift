import Diagnostics
import Values

extension LoadFailure {
  private static func failure(_ code: String, _ message: String, _ advice: [String]) -> LoadFailure
  {
    .refused(Diagnostic(code: code, message: message, advice: advice, stage: .run))
  }

  /// Says that no file is named as a pattern wants it.
  static func noMatch(_ pattern: String) -> LoadFailure {
    failure(
      "F1", "no file matches \"\(pattern)\"",
      ["`*` stands for any characters of a name, `?` for one; folders are named in full"])
  }

  /// Says that a file holds nothing.
  static func empty(_ path: String) -> LoadFailure {
    failure("F6", "\"\(path)\" is empty", ["look at it:  head \"\(path)\""])
  }

  /// Says where the bytes of a file are no UTF-8.
  static func notUTF8(_ path: String, at place: (line: Int, column: Int), byte: UInt8)
    -> LoadFailure
  {
    failure(
      "F7",
      "\"\(path)\" is not UTF-8: line \(place.line), character \(place.column) is the byte "
        + "0x\(hex(byte))",
      ["name its encoding, for example  encoding: \"Windows-1252\""])
  }

  /// Says that no encoding has that name.
  static func unknownEncoding(_ name: String) -> LoadFailure {
    let names = ["UTF-8", "UTF-16"] + TextEncoding.all.map(\.name)
    let near = Suggestion.advice(for: name, in: names)
    return failure(
      "F7", "there is no encoding \"\(name)\"",
      near.isEmpty ? ["encodings: \(names.joined(separator: ", ")); `iconv -l` lists all"] : near)
  }

  /// Says where the bytes of a file do not fit an encoding.
  static func misfit(
    _ path: String, _ encoding: String, line: Int, offset: Int, byte: UInt8?
  ) -> LoadFailure {
    let what = byte.map { "is 0x\(hex($0)), which does not fit there" } ?? "is missing"
    return failure(
      "F7",
      "\"\(path)\" is not \(encoding): line \(NumberText.grouped(line)), byte "
        + "\(NumberText.grouped(offset + 1)) of the file \(what)",
      ["name another encoding with  encoding:"])
  }

  /// Says where a zero byte stands, which no text file has.
  static func zeroByte(_ path: String, at place: (line: Int, column: Int)) -> LoadFailure {
    failure(
      "F8",
      "\"\(path)\" has a zero byte at line \(place.line), character \(place.column): "
        + "it is no plain text file",
      ["if it is UTF-16, say so:  encoding: \"UTF-16\""])
  }

  /// Says where a quote opens that is never closed.
  static func unclosedQuote(_ path: String, line: Int) -> LoadFailure {
    failure(
      "F9", "a quote opens on line \(NumberText.grouped(line)) of \"\(path)\" and is never closed",
      ["close it in the file, or read quotes as ordinary characters with  quote: \"\""])
  }

  /// Says that an option names a column the file does not have.
  static func unknownColumn(_ name: String, option: String, among names: [String]) -> LoadFailure {
    failure(
      "F10", "the file has no column `\(name)` for \(option):",
      Suggestion.advice(for: name, in: names))
  }

  /// Says that a column is asked to be two things.
  static func twoTypes(_ name: String) -> LoadFailure {
    failure("F10", "`\(name)` is asked to be two types at once", ["name it in one option only"])
  }

  /// Says what `strict` refuses.
  static func strict(_ path: String, _ first: Reject, count: Int) -> LoadFailure {
    let column = first.column.map { ", column `\($0)`" } ?? ""
    let others = count > 1 ? "; \(counted(count - 1, "more case")) like it" : ""
    return failure(
      "F11",
      "strict: line \(NumberText.grouped(first.line))\(column) of \"\(path)\": "
        + "\(first.reason)\(others)",
      ["without strict: they are kept in the table `rejects`"])
  }

  /// Says where the text is no JSON.
  static func json(_ path: String, line: Int, column: Int, _ reason: String) -> LoadFailure {
    failure(
      "F12", "\"\(path)\", line \(line), character \(column): \(reason)",
      ["each line of a JSON Lines file is one object such as {\"name\": \"Ana\", \"age\": 3}"])
  }

  /// Says that a file is of a kind that is not read.
  static func unreadFormat(_ path: String, _ what: String, advice: String) -> LoadFailure {
    failure("F13", "\"\(path)\" is \(what), which loy does not read", [advice])
  }

  /// Says where a packed file cannot be unpacked.
  static func brokenPack(_ path: String, _ kind: String, isCut: Bool, offset: Int) -> LoadFailure {
    failure(
      "F15",
      isCut
        ? "the \(kind) file \"\(path)\" ends too early"
        : "the \(kind) file \"\(path)\" is damaged near byte \(NumberText.grouped(offset + 1))",
      ["fetch it again: nothing of it was loaded"])
  }

  /// Says that an option is for files of another kind.
  static func unfit(_ option: String, _ kind: String, _ format: FileFormat) -> LoadFailure {
    failure(
      "F20", "`\(option):` names a part of \(kind), and this is a \(format.name) file",
      ["leave it out"])
  }

  /// Says that a format is not known.
  static func unknownFormat(_ name: String, among names: [String]) -> LoadFailure {
    let near = Suggestion.advice(for: name, in: names)
    let all = "formats: " + names.joined(separator: ", ")
    return failure("F13", "there is no format \"\(name)\"", near.isEmpty ? [all] : near)
  }

  /// Says that a file is larger than a table can be.
  static func tooLarge(_ path: String, _ what: String, advice: String) -> LoadFailure {
    failure("F14", "\"\(path)\" \(what)", [advice])
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}
