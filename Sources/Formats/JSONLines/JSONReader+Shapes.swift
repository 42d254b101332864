import Diagnostics
import Tables

extension JSONReader {
  /// Reads a file of whatever shape its text has: an array of objects, one object a line, objects
  /// one after the other, or one object with an array of objects in it.
  ///
  /// - Complexity: O(*n*).
  static func read(
    _ file: FileBytes, _ request: LoadRequest, isLines: Bool
  ) throws(LoadFailure) -> LoadedTable {
    let reader = JSONReader(file, request)
    let start = try reader.check()
    let shape = try reader.placed { bytes throws(JSONFault) in
      try JSONShape(bytes, from: start, isLines: isLines)
    }
    if let name = request.options.table {
      guard case .object(let arrays, _) = shape else { throw .noArray(request.path, name, []) }
      guard let place = arrays.first(where: { $0.key == name }) else {
        throw .noArray(request.path, name, arrays)
      }
      return try reader.readArray(place, beside: [])
    }
    switch shape {
    case .lines: return try reader.readLines(from: start)
    case .sequence, .object(arrays: [], _): return try reader.readSequence(from: start)
    case .array(let place): return try reader.readArray(place, beside: [])
    case .object(let arrays, let others):
      guard arrays.count == 1 else { throw .severalArrays(request.path, arrays) }
      return try reader.readArray(arrays[0], beside: others)
    }
  }

  private func readLines(from start: Int) throws(LoadFailure) -> LoadedTable {
    let ranges = file.withSpan { self.ranges($0, from: start) }
    let blocks = try parallel(ranges.count) { index in
      file.withSpan { JSONBlock(lines: ranges[index], $0) }
    }
    return try load(JSONBlocks(blocks, lineCounts: lineCounts(ranges)), "jsonl")
  }

  private func readSequence(from start: Int) throws(LoadFailure) -> LoadedTable {
    let blocks = try placed { bytes throws(JSONFault) in
      var list = JSONObjectList(bytes, from: start)
      while list.scanner.peek(bytes) != 0 { try list.add(bytes) }
      return list.finished
    }
    return try load(JSONBlocks(blocks, lineCounts: blocks.map { _ in 0 }), "json")
  }

  private func readArray(
    _ place: JSONShape.Place, beside others: [String]
  ) throws(LoadFailure) -> LoadedTable {
    let blocks = try placed { bytes throws(JSONFault) in
      var list = JSONObjectList(bytes, from: place.offset)
      try list.addArray(bytes)
      if place.key == nil, list.scanner.peek(bytes) != 0 {
        throw list.scanner.fault("expected the end of the file, \(list.scanner.found(bytes))")
      }
      return list.finished
    }
    var loaded = try load(JSONBlocks(blocks, lineCounts: blocks.map { _ in 0 }), "json")
    if let key = place.key {
      let beside = others.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
      loaded.report.layout.append(
        "the array `\(key)` of the object"
          + (others.isEmpty ? "" : ", beside \(beside)\(others.count > 5 ? " and others" : "")"))
      loaded.report.tableName = request.options.table
    }
    return loaded
  }

  /// What `body` makes of the bytes, or where and why they are no JSON.
  private func placed<Result>(
    _ body: (Span<UInt8>) throws(JSONFault) -> Result
  ) throws(LoadFailure) -> Result {
    try file.withSpan { bytes throws(LoadFailure) in
      do throws(JSONFault) {
        return try body(bytes)
      } catch {
        throw failure(error, bytes)
      }
    }
  }
}

/// Objects taken from a text one after the other, in blocks of about a megabyte.
struct JSONObjectList {
  /// Where the next object is.
  var scanner: JSONScanner
  private var blocks: [JSONBlock] = []
  private var block: JSONBlock
  private var blockStart: Int
  /// The byte up to which lines are counted, and the line it is on.
  private var counted: FilePlace

  /// Starts at a byte of a text.
  ///
  /// - Complexity: O(*start*).
  init(_ bytes: Span<UInt8>, from start: Int) {
    scanner = JSONScanner(position: start, end: bytes.count)
    block = JSONBlock(base: start)
    blockStart = start
    let place = FilePlace.lineAndColumn(of: start, in: bytes)
    counted = FilePlace(offset: start, line: place.line)
  }

  /// Takes an array of objects.
  mutating func addArray(_ bytes: Span<UInt8>) throws(JSONFault) {
    try scanner.expect(UInt8(ascii: "["), bytes)
    if scanner.peek(bytes) == UInt8(ascii: "]") {
      scanner.position += 1
      return
    }
    while true {
      try add(bytes)
      guard scanner.peek(bytes) == UInt8(ascii: ",") else { break }
      scanner.position += 1
    }
    try scanner.expect(UInt8(ascii: "]"), bytes)
  }

  /// Takes an object; a value that is none, or has a key twice, is put among the rejects.
  mutating func add(_ bytes: Span<UInt8>) throws(JSONFault) {
    scanner.skipSpace(bytes)
    let start = scanner.position
    let line = line(of: start, bytes)
    do throws(JSONFault) {
      try block.add(&scanner, bytes, line: line)
    } catch {
      scanner.position = start
      // What is no JSON at all has no end to go on from.
      guard (try? scanner.skipValue(bytes)) != nil else { throw error }
      block.reject(start..<scanner.position, bytes, line, error)
    }
    guard scanner.position - blockStart > 1 << 20 else { return }
    blocks.append(block)
    blockStart = scanner.position
    block = JSONBlock(base: blockStart)
  }

  private mutating func line(of offset: Int, _ bytes: Span<UInt8>) -> Int {
    for index in counted.offset..<offset where bytes[index] == 0x0A { counted.line += 1 }
    counted.offset = offset
    return counted.line
  }

  /// The blocks, when all objects were taken.
  var finished: [JSONBlock] { blocks + [block] }
}

extension LoadFailure {
  /// Says that an object holds several arrays.
  static func severalArrays(_ path: String, _ arrays: [JSONShape.Place]) -> LoadFailure {
    .refused(
      Diagnostic(
        code: "F25", message: "the object in \"\(path)\" holds several arrays: say which to load",
        advice: lines(path, arrays), stage: .run))
  }

  /// Says that there is no such array.
  static func noArray(_ path: String, _ name: String, _ arrays: [JSONShape.Place]) -> LoadFailure {
    let advice = lines(path, arrays)
    return .refused(
      Diagnostic(
        code: "F25", message: "\"\(path)\" has no object with an array `\(name)`",
        advice: advice.isEmpty ? ["leave out  table:"] : advice, stage: .run))
  }

  private static func lines(_ path: String, _ arrays: [JSONShape.Place]) -> [String] {
    arrays.prefix(20).compactMap(\.key).map { key in
      "load \"\(path)\" table: \(TypedName.written(key))"
    }
  }
}
