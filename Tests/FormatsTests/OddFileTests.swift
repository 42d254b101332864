import Formats
import Testing

/// The ways of writing tables that `load` promises to read, one small file each.
struct OddFileTests {
  @Test(arguments: [
    // Delimiters, each with one of its own inside quotes.
    ("a,b\n1,\"x,y\"\n2,z\n", "a:whole b:text = 1,x,y / 2,z"),
    ("a;b\n1;\"x;y\"\n2;z\n", "a:whole b:text = 1,x;y / 2,z"),
    ("a\tb\n1\t\"x\ty\"\n2\tz\n", "a:whole b:text = 1,x\ty / 2,z"),
    ("a|b\n1|\"x|y\"\n2|z\n", "a:whole b:text = 1,x|y / 2,z"),
    // Decimal commas with points, blanks or hard blanks between thousands.
    ("a;b\n1.234,50;x\n12,00;y\n", "a:decimal b:text = 1234.5,x / 12,y"),
    ("a;b\n1 234,50;x\n12 000,00;y\n", "a:decimal b:text = 1234.5,x / 12000,y"),
    ("a;b\n1\u{A0}234,50;x\n-12,00;y\n", "a:decimal b:text = 1234.5,x / -12,y"),
    ("a;b\n1\u{202F}234,50;x\n12,00;y\n", "a:decimal b:text = 1234.5,x / 12,y"),
    ("a;b\n1.234.567;x\n12.000;y\n", "a:whole b:text = 1234567,x / 12000,y"),
    // Whole numbers that a decimal would round keep their digits.
    ("a\n9007199254740993\n1.5\n", "a:text = 9007199254740993 / 1.5"),
    ("a\n9007199254740992\n1.5\n", "a:decimal = 9007199254740992 / 1.5"),
    ("a,b\n1.5,\"9007199254740993\"\n2,x\n", "a:decimal b:text = 1.5,9007199254740993 / 2,x"),
    ("a\n1.5\n\"-9007199254740995\"\n", "a:text = 1.5 / -9007199254740995"),
    ("a;b\n9007199254740993;1\n1,5;2\n", "a:text b:whole = 9007199254740993,1 / 1,5,2"),
    ("a;b\n9.007.199.254.740.993;1\n1,5;2\n", "a:text b:whole = 9.007.199.254.740.993,1 / 1,5,2"),
    ("a;b\n9.007.199.254.740.993;1\n15;2\n", "a:whole b:whole = 9007199254740993,1 / 15,2"),
    // The calendar begins with the year 1.
    ("d,v\n0000-01-01,1\n2024-01-01,2\n", "d:text v:whole = 0000-01-01,1 / 2024-01-01,2"),
    ("d,v\n0001-01-01,1\n2024-01-01,2\n", "d:date v:whole = 0001-01-01,1 / 2024-01-01,2"),
    ("d,v\n0000-01-01 10:20,1\n", "d:text v:whole = 0000-01-01 10:20,1"),
    // Dates with dots, as they are written in Croatia and Hungary.
    ("d,v\n31.1.2024.,1\n1. 2. 2024.,2\n", "d:date v:whole = 2024-01-31,1 / 2024-02-01,2"),
    ("d,v\n2024. 01. 31.,1\n2024.2.1.,2\n", "d:date v:whole = 2024-01-31,1 / 2024-02-01,2"),
    (
      "d,v\n31.1.2024. 10:20,1\n1.2.2024 9:05,2\n",
      "d:timestamp v:whole = 2024-01-31T10:20:00,1 / 2024-02-01T09:05:00,2"
    ),
    ("d,v\n31.1.2024..,1\n1/2/2024/,2\n", "d:text v:whole = 31.1.2024..,1 / 1/2/2024/,2"),
    // Currencies and percentages.
    ("a;b\n12,50 kn;5 %\n1.000,00 kn;12,5 %\n", "a:decimal b:decimal% = 12.5,0.05 / 1000,0.125"),
    ("a;b\n€1.50;5%\n€2.25;6%\n", "a:decimal b:decimal% = 1.5,0.05 / 2.25,0.06"),
    // Quotes doubled and backslashed.
    ("a,b\n\"x \"\"q\"\" y\",1\nz,2\n", "a:text b:whole = x \"q\" y,1 / z,2"),
    ("a,b\n\"x\\\"y\",1\n\"z\",2\n", "a:text b:whole = x\"y,1 / z,2"),
    // Comments and notes before the header, plain or padded as spreadsheets pad them.
    ("# from the till\n# in June\nid,name\n1,x\n2,y\n", "id:whole name:text = 1,x / 2,y"),
    ("Report of May\nmade by Ana\n\nid,name\n1,x\n2,y\n", "id:whole name:text = 1,x / 2,y"),
    (
      "Report of May;;\n;;\nid;name;v\n1;x;2\n2;y;3\n",
      "id:whole name:text v:whole = 1,x,2 / 2,y,3"
    ),
    // No header, and a header alone.
    ("1,Ana,5.5\n2,Iva,6\n", "column_1:whole column_2:text column_3:decimal = 1,Ana,5.5 / 2,Iva,6"),
    ("id,name\n", "id:text name:text = "),
    // Ragged rows: short ones padded, long ones left out, both reported.
    ("a,b,c\n1,2\n1,2,3\n1,2,3,4\n", "a:whole b:whole c:whole = 1,2,· / 1,2,3 !2  padded; 4  row"),
    // Line ends of three kinds, blank lines, and a last line without an end.
    ("a,b\n1,2\r\n3,4\r5,6", "a:whole b:whole = 1,2 / 3,4 / 5,6"),
    ("a,b\r1,2\r3,4\r", "a:whole b:whole = 1,2 / 3,4"),
    ("\n\na,b\n\n1,2\n  \n\n3,4\n\n\n", "a:whole b:whole = 1,2 / 3,4"),
    // Delimiters at the end of lines.
    ("a,b,\n1,2,\n3,4,\n", "a:whole b:whole = 1,2 / 3,4"),
    // Names: doubled ones count up, empty ones say their place, both stay clear of given ones.
    ("a,a,a_2,,a\n1,2,3,4,5\n", "a:whole a_3:whole a_2:whole column_4:whole a_4:whole = 1,2,3,4,5"),
    (",column_1\n1,2\n", "column_1_2:whole column_1:whole = 1,2"),
    // Digits that are no numbers keep all of them.
    (
      "zip,phone\n01234,0912345678\n10000,0987654321\n",
      "zip:text phone:text = 01234,0912345678 / 10000,0987654321"
    ),
    (
      "id,phone\n1,+385912345678\n2,+385987654321\n",
      "id:whole phone:text = 1,+385912345678 / 2,+385987654321"
    ),
    ("id,big\n1,12345678901234567890\n2,1\n", "id:whole big:text = 1,12345678901234567890 / 2,1"),
    ("id,big\n1,123456789012345678\n2,1\n", "id:whole big:whole = 1,123456789012345678 / 2,1"),
    // Day and month: decided by one cell for all, by another column, or not at all (said below).
    ("a;d\n1;03/04/2026\n2;25/06/2026\n", "a:whole d:date = 1,2026-04-03 / 2,2026-06-25"),
    ("a;d\n1;03/04/2026\n2;06/25/2026\n", "a:whole d:date = 1,2026-03-04 / 2,2026-06-25"),
    ("d;e\n03/04/2026;25/06/2026\n", "d:date e:date = 2026-04-03,2026-06-25"),
    ("a;d\n1;25/06/2026\n2;06/25/2026\n", "a:whole d:text = 1,25/06/2026 / 2,06/25/2026"),
    // Excel's guards of texts.
    ("code,n\n=\"007\",1\n=\"010\",2\n", "code:text n:whole = 007,1 / 010,2"),
    ("code;n\n\"=\"\"007\"\"\";1\n\"=\"\"010\"\"\";2\n", "code:text n:whole = 007,1 / 010,2"),
    // Two words are true and false in several languages; other pairs are words.
    (
      "a,b,c,d\n1,Ja,Oui,有\n2,Nein,Non,无\n",
      "a:whole b:truth(Ja|Nein) c:truth(Oui|Non) d:truth(有|无) = 1,true,true,true / 2,false,false,false"
    ),
    ("a,b\n1,male\n2,female\n", "a:whole b:text = 1,male / 2,female"),
    // A file of one column keeps what only some lines hold.
    ("price\n$1,234.50\n$12.00\n", "price:decimal = 1234.5 / 12"),
    (
      "comment\nGood\nGood, but slow\nBad\nBad, dear\nNone, really\nok\nok\nok\n",
      "comment:text = Good / Good, but slow / Bad / Bad, dear / None, really / ok"
    ),
  ])
  func `an odd file is read as promised`(_ text: String, _ expected: String) {
    let said = described(text)
    #expect(said == expected)
  }

  @Test(arguments: [
    (
      "id;date\n1;03/04/2026\n2;05/06/2026\n",
      "date: day and month could change places in every cell; read with the day first, "
        + "`dates: month` reads the month first"
    ),
    (
      "Report;;\n;;\nid;name;v\n1;x;2\n2;y;3\n",
      "2 note lines before the header left out (`skip: 0` keeps)"
    ),
    ("# x\n#y\nid,name\n1,x\n2,y\n", "2 comment lines before the header left out"),
    ("price\n$1,234.50\n$12.00\n", "one column: no delimiter splits the first lines evenly"),
    ("a,a\n1,2\n", "column 2 is another `a` and is called `a_2`"),
    ("a\nx, y\nz\nv\nw\n", "one column: no delimiter splits the first lines evenly"),
  ])
  func `what was decided is said`(_ text: String, _ line: String) throws {
    let summary = try load(text).report.summary
    #expect(summary.contains(line), "\(summary)")
  }
}
