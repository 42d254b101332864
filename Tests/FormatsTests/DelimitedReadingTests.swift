import Formats
import Testing

struct DelimitedReadingTests {
  @Test(arguments: [
    ("a,b\n1,x\n2,y\n", "a:whole b:text = 1,x / 2,y"),
    ("a;b\r\n1;2,5\r\n", "a:whole b:decimal = 1,2.5"),
    ("a\tb\r1\t2\r3\t4", "a:whole b:whole = 1,2 / 3,4"),
    ("a|b\n1|\"x|y\"\n", "a:whole b:text = 1,x|y"),
    ("\u{FEFF}id,name\r\n1,Mark\r\n2,Hannes\r\n", "id:whole name:text = 1,Mark / 2,Hannes"),
    ("a,b\n\"1\n\"\"2\"\"\",x\n", "a:text b:text = 1\n\"2\",x"),
    ("a,b,a\n123,T,x\n345,T,y\n", "a:whole b:text a_2:text = 123,T,x / 345,T,y"),
    ("a,,c\n123,T,x\n345,T,y\n", "a:whole column_2:text c:text = 123,T,x / 345,T,y"),
    ("a,b\n", "a:text b:text = "),
    ("a", "a:text = "),
    ("", "F6: \"t.csv\" is empty"),
    ("\n\n\r\n", "F6: \"t.csv\" is empty"),
    ("\u{FEFF}", "F6: \"t.csv\" is empty"),
    ("a,b\n1\n2,3\n4,5,6\n7,8,,\n", "a:whole b:whole = 1,· / 2,3 / 7,8 !2  padded; 4  row"),
    ("a,b\n \t\n1,2\n  \n", "a:whole b:whole = 1,2"),
    ("a,b\n\n1,2\n\n\n", "a:whole b:whole = 1,2"),
    ("a\n1\n\n2\n\n\n", "a:whole = 1 / · / 2"),
    (
      "some notes...\nmore notes,...\nnumber,text,date\n345.0,T,2000-12-13\n3,U,2000-12-14\n",
      "number:decimal text:text date:date = 345,T,2000-12-13 / 3,U,2000-12-14"
    ),
    (
      "id,name,lat,lon\n1,name,0,0,value\n",
      "id:whole name:text lat:whole lon:whole column_5:text = 1,name,0,0,value"
    ),
    (
      "1|6370|\"p1\"\r10|214|\"p2\"",
      "column_1:whole column_2:whole column_3:text = 1,6370,p1 / 10,214,p2"
    ),
    (
      "x\n\"open\nand, so on\n",
      "F9: a quote opens on line 2 of \"t.csv\" and is never closed"
    ),
    (
      "foo,bar\n1,This \"q\" stays\n2,\"a\"b\n",
      "foo:whole bar:text = 1,This \"q\" stays / 2,\"a\"b"
    ),
    ("region,2019,2020\nnorth,1,2\n", "region:text 2019:whole 2020:whole = north,1,2"),
    ("north,a\nsouth,b\nnorth,c\n", "column_1:text column_2:text = north,a / south,b / north,c"),
    (" a ,\"b\n\"\n1,2\n", "a:whole b:whole = 1,2"),
    (
      "a,b\n1,\u{0}\n",
      "F8: \"t.csv\" has a zero byte at line 2, character 3: it is no plain text file"
    ),
  ])
  func `small files become tables`(_ text: String, _ expected: String) {
    #expect(described(text) == expected)
  }

  @Test(arguments: [
    (
      "Yes,Y,true,是,T", "No,N,false,否,F",
      "a:truth(Yes|No) b:truth(Y|N) c:truth d:truth(是|否) e:truth(T|F)"
    ),
    (
      "Da,yes,Yes,Yes,1", "Ne,No,·,No,0",
      "a:truth(Da|Ne) b:text c:truth(Yes|No) d:truth(Yes|No) e:whole"
    ),
    (
      "0,007,+385911,1234567890123456789,-0", "1,12,12345,1,1",
      "a:whole b:text c:text d:text e:decimal"
    ),
    ("1.5,.5,1e3,inf,5.", "2,1,2,1,1", "a:decimal b:decimal c:decimal d:decimal e:decimal"),
    ("5%,12.5%,5%,1e999,1.2.3", "·,1%,5,1,1", "a:decimal% b:decimal% c:text d:text e:text"),
    (
      "2026-01-31,31.1.2026,31/1/2026,1/31/2026,2026/1/2", "·,1.2.2026,1/2/2026,1/2/2026,·",
      "a:date b:date c:date d:date e:date"
    ),
    (
      "2026-01-31 10:20,2026-01-31T10:20:30.5Z,31.1.2026 9:05,2026-01,2026-Q1",
      "2026-02-01,·,1.2.2026,2026-02,2026-Q4",
      "a:timestamp b:timestamp c:timestamp d:date(month) e:date(quarter)"
    ),
    (
      "2026-02-30,2026-W05,24:00,12:12:12,31/2/2026", "·,2026-W53,·,·,·",
      "a:text b:date(week) c:text d:text e:text"
    ),
    ("NA,none,none,null, ", "1,1,x,NULL,3", "a:whole b:whole c:text d:text e:whole"),
  ])
  func `types follow from all cells`(_ first: String, _ second: String, _ expected: String) {
    let second = second.split(separator: ",").map { $0 == "·" ? "" : $0 }.joined(separator: ",")
    let text = described("a,b,c,d,e\n\(first)\n\(second)\n", as: "t.csv", headed)
    #expect(text.split(separator: " = ").first.map(String.init) == expected)
  }

  private var headed: LoadOptions {
    var options = LoadOptions()
    options.header = true
    return options
  }
}
