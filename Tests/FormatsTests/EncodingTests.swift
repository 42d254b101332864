import Formats
import Testing
import Work

struct EncodingTests {
  /// Loads the bytes that hexadecimal digits stand for.
  private func load(_ hex: String, _ encoding: String? = nil) throws(LoadFailure) -> LoadedTable {
    var options = LoadOptions()
    options.encoding = encoding
    return try Loader.load("t.csv", options, from: memoryFiles(bytes(hex)))
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }

  /// The table and the line of the report on the encoding, up to its second colon.
  private func said(_ hex: String, _ encoding: String? = nil) -> String {
    do throws(LoadFailure) {
      let loaded = try load(hex, encoding)
      let evidence = loaded.report.layout.first ?? ""
      return described(loaded) + " | " + evidence
    } catch {
      return described(error)
    }
  }

  @Test(arguments: [
    (
      "6d696173746f3b6b72616a0aa3f3649f3b9c6cb9736b69650a47b36f67f3773b646f6c6e6f9c6cb9736b69650a",
      "miasto:text kraj:text = Łódź,śląskie / Głogów,dolnośląskie | encoding Windows-1250: not "
        + "UTF-8, and reads as Polish: ó ą ł ś ź (`encoding:` names another)"
    ),
    (
      "6d696173746f3b6b72616a0aa3f364bc3bb66cb1736b69650a47b36f67f3773b646f6c6e6fb66cb1736b69650a",
      "miasto:text kraj:text = Łódź,śląskie / Głogów,dolnośląskie | encoding ISO 8859-2: not "
        + "UTF-8, and reads as Polish: ó ą ł ś ź (`encoding:` names another)"
    ),
    (
      "677261642c6f636a656e610ac8616b6f7665632c76726c6f20646f62726f0a8a6962656e696b2c6a6f9a20626f"
        + "6c6a650a",
      "grad:text ocjena:text = Čakovec,vrlo dobro / Šibenik,još bolje | encoding Windows-1250: "
        + "not UTF-8, and reads as Croatian or Slovenian: š č (`encoding:` names another)"
    ),
    (
      "6e6f6d2c617669730a48e96ce86e652c7472e873206269656e0a4672616ee76f69732c64e9e7750a",
      "nom:text avis:text = Hélène,très bien / François,déçu | encoding Windows-1252: not UTF-8, "
        + "and reads as French: ç è é (`encoding:` names another)"
    ),
    (
      "69642c70726963650a312c80312e30300a322c80322e35300a",
      "id:whole price:decimal = 1,1 / 2,2.5 | encoding Windows-1252: not UTF-8, and reads as text "
        + "with signs (`encoding:` names another)"
    ),
    (
      "69643b70726963650a313b312c3030a33b0a323b322c3530a33b0a",
      "id:whole price:decimal = 1,1 / 2,2.5 | encoding Windows-1252: not UTF-8, and reads as text "
        + "with signs (`encoding:` names another)"
    ),
    (
      "e3eef0eee42ce8ecff0acceef1eae2e02cc0edede00ad1eef7e82ccfb8f2f00a",
      "город:text имя:text = Москва,Анна / Сочи,Пётр | encoding Windows-1251: not UTF-8, and "
        + "reads as Cyrillic: о а и м н (`encoding:` names another)"
    ),
    (
      "d0d5c3fb2cb3c7cad00acdf5d0a1c3f72cb1b1bea90ac0eec4c82cc9cfbaa30a",
      "姓名:text 城市:text = 王小明,北京 / 李娜,上海 | encoding GB18030: not UTF-8, and reads as "
        + "simplified Chinese: 姓名城市王小 (`encoding:` names another)"
    ),
    (
      "a96da6572cabb0a5ab0aa4fda470a9fa2ca578a55f0ab3afa9c9a7672cb0aab6af0a",
      "姓名:text 城市:text = 王小明,台北 / 陳怡君,高雄 | encoding Big5: not UTF-8, and reads as "
        + "traditional Chinese: 姓名城市王小 (`encoding:` names another)"
    ),
    (
      "96bc914f2c93738e730a8e5293632c938c8b9e0a82bd82c882a92c91e58de30a",
      "名前:text 都市:text = 山田,東京 / たなか,大阪 | encoding Shift-JIS: not UTF-8, and reads as "
        + "Japanese: 名前都市山田 (`encoding:` names another)"
    ),
    (
      "61002c0062000a0031002c00e9000a00",
      "a:whole b:text = 1,é | encoding UTF-16LE: every other byte of its delimiters and line ends "
        + "is zero"
    ),
    (
      "59d3540d002c4e0a000a4e00002c4e0a6d77000a",
      "姓名:text 上:text = 一,上海 | encoding UTF-16BE: every other byte of its delimiters and line "
        + "ends is zero"
    ),
    (
      "fffe61002c0062000a0031002c00e9000a00",
      "a:whole b:text = 1,é | encoding UTF-16LE: the file starts with its byte order mark"
    ),
    (
      "612c620a312cc3a90a322cc3a9e90a",
      "F7: \"t.csv\" is not UTF-8: line 3, character 4 is the byte 0xE9"
    ),
    ("612c620a312c810a", "F7: \"t.csv\" is not UTF-8: line 2, character 3 is the byte 0x81"),
  ])
  func `an encoding is found with its evidence`(_ hex: String, _ expected: String) {
    #expect(said(hex) == expected)
  }

  @Test(arguments: [
    (
      "6e0a4de46e6e6572", "latin1",
      "n:text = Männer | encoding latin1, as `encoding:` says"
    ),
    ("6e0ab1e5", "ISO-8859-2", "n:text = ąĺ | encoding ISO-8859-2, as `encoding:` says"),
    (
      "fffe61000a003100", "UTF-16",
      "a:whole = 1 | encoding UTF-16, as `encoding:` says"
    ),
    ("610a31", "klingon", "F7: there is no encoding \"klingon\""),
    (
      "610a3181", "windows-1252",
      "F7: \"t.csv\" is not windows-1252: line 2, byte 4 of the file is 0x81, which does not fit "
        + "there"
    ),
    (
      "610a3193", "Shift-JIS",
      "F7: \"t.csv\" is not Shift-JIS: line 2, byte 4 of the file is 0x93, which does not fit there"
    ),
    ("610ae9", "UTF-8", "F7: \"t.csv\" is not UTF-8: line 2, character 1 is the byte 0xE9"),
  ])
  func `an encoding may be named`(_ hex: String, _ name: String, _ expected: String) {
    #expect(said(hex, name) == expected)
  }

  /// Behind more plain rows than are looked at before a file is read.
  @Test(arguments: [
    ("c3a92c320a", "20002 rows, last é | delimiter comma: 2 fields in 200 of the first 200 lines"),
    (
      "e92c320ae0e82c330a",
      "20003 rows, last àè | encoding Windows-1252: not UTF-8, and reads as Italian: à è é; "
        + "Windows-1251 fits almost as well (`encoding:` names another)"
    ),
    (
      "c3a92c320ae92c320ac3a92c320a",
      "F7: \"t.csv\" is not UTF-8: line 20004, character 1 is the byte 0xE9"
    ),
    (
      "61002c320a",
      "F8: \"t.csv\" has a zero byte at line 20003, character 2: it is no plain text file"
    ),
    ("22612c320a", "F9: a quote opens on line 20,003 of \"t.csv\" and is never closed"),
    (
      "22e92c320a", "F9: a quote opens on line 20,003 of \"t.csv\" and is never closed"
    ),
  ])
  func `an encoding is found wherever the file stops being plain`(_ hex: String, _ expected: String)
  {
    let plain = "name,count\n" + String(repeating: "plain,1\n", count: 20_000) + "z,1\n"
    var said: String
    do throws(LoadFailure) {
      let loaded = try Loader.load("t.csv", from: memoryFiles(Array(plain.utf8) + bytes(hex)))
      let last = loaded.table.row(loaded.table.rowCount - 1)[0].plainText
      said = "\(loaded.table.rowCount) rows, last \(last) | \(loaded.report.layout.first ?? "")"
    } catch {
      said = described(error)
    }
    #expect(said == expected)
  }

  @Test(arguments: [
    (
      "1f8b08000000000002034bd449e232d4a9e00200f4a00100080000001f8b080000000000020333d2a9e4020013"
        + "7b195404000000", "a:whole b:text = 1,x / 2,y | packed with gzip"
    ),
    ("28b52ffd200c610000612c620a312c780a322c790a", "a:whole b:text = 1,x / 2,y | packed with zstd"),
    ("1f8b08000000000002034bd449e232d4", "F15: the gzip file \"t.csv\" ends too early"),
    (
      "1f8b08000000000002034bd449e232d4a9e00200f4a00200080000",
      "F15: the gzip file \"t.csv\" is damaged near byte 25"
    ),
    ("28b52ffd200c610000612c62", "F15: the zstd file \"t.csv\" ends too early"),
  ])
  func `packed files are unpacked`(_ hex: String, _ expected: String) {
    #expect(said(hex) == expected)
  }

  @Test func `the extension before that of the packing tells the format`() throws {
    let names = ["a.csv.gz", "a.tsv.zst", "a.jsonl.gz", "a.gz"]
    #expect(names.map { FileFormat.of(path: $0)?.name } == ["csv", "tsv", "jsonl", nil])
  }

  @Test func `text of many steps is converted whole`() throws {
    let rows = 300_000
    var file = Array("name,n\n".utf8)
    for row in 0..<rows { file += [0x4D, 0xFC] + Array(",\(row)\n".utf8) }
    let loaded = try Loader.load("t.csv", from: memoryFiles(file))
    #expect(loaded.table.rowCount == rows)
    #expect(loaded.table.row(rows - 1).map(\.plainText) == ["Mü", "299999"])
  }

  @Test func `characters of a large file are whole wherever it is cut for checking`() throws {
    for lead in 0..<4 {
      let head = "a" + String(repeating: "x", count: lead) + "\n"
      let rows = String(repeating: String(repeating: "客é€", count: 1000) + "né€\n", count: 300)
      let loaded = try Loader.load("t.csv", from: memoryFiles(Array((head + rows).utf8)))
      #expect(loaded.table.rowCount == 300)
      var bytes = Array((head + rows).utf8)
      bytes[bytes.count - 2] = 0xFF
      let failure = #expect(throws: LoadFailure.self) {
        try Loader.load("t.csv", from: memoryFiles(bytes))
      }
      #expect(failure.map(described)?.contains("line 301, character 3003 is the byte 0xE2") == true)
    }
  }

  @Test(arguments: [-1, 0, 1, 3])
  func `a lone byte that is no UTF-8 is seen wherever it stands`(_ offset: Int) throws {
    var bytes = [UInt8]("a\n".utf8)
    while bytes.count < 1 << 20 + 2000 { bytes += Array("plain text without anything\n".utf8) }
    bytes[1 << 20 + offset] = 0x9A
    let found = try Loader.load("t.csv", from: memoryFiles(bytes)).report.layout
    #expect(found.contains { $0.hasPrefix("encoding Windows-1250: not UTF-8") }, "\(found)")
    var options = LoadOptions()
    options.encoding = "UTF-8"
    let failure = #expect(throws: LoadFailure.self) {
      try Loader.load("t.csv", options, from: memoryFiles(bytes))
    }
    #expect(failure.map(described)?.contains("is the byte 0x9A") == true)
  }
}
