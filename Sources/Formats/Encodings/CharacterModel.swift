/// Which pairs of bytes are common in an encoding of two bytes a character.
struct CharacterModel: Sendable {
  /// A stretch of lead bytes with the trail bytes behind them, and what such a character weighs.
  struct Area: Sendable {
    let lead: ClosedRange<UInt8>
    let trail: ClosedRange<UInt8>
    let weight: Double
  }

  /// The language.
  let language: String
  /// The lead bytes; any other byte stands alone.
  let leads: [ClosedRange<UInt8>]
  /// The first area that holds a pair counts.
  let areas: [Area]
  /// What a lone byte above ASCII weighs.
  let lone: Double
  private let converterName: String
  private let commonText: String

  /// Natural logarithms of rough shares, as all weights here.
  private static let frequent = -5.5
  private static let ordinary = -8.3
  private static let rare = -13.0

  /// The weight of a pair that no area holds.
  var otherwise: Double { CharacterModel.rare }
  /// The weight of a frequent character.
  var frequent: Double { CharacterModel.frequent }

  /// The pairs of bytes of the most frequent characters.
  var commonPairs: Set<UInt16> {
    let codec = Codec.text(from: "UTF-8", to: converterName)
    let bytes = (try? codec.run(Array(commonText.utf8).span)) ?? []
    return Set(
      stride(from: 0, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
      })
  }

  /// Simplified Chinese in GB18030: GB2312's first level is ordinary, the rest is rare.
  static let simplified = CharacterModel(
    language: "simplified Chinese", leads: [0x81...0xFE],
    areas: [
      Area(lead: 0xA1...0xA1, trail: 0xA1...0xFE, weight: ordinary),
      Area(lead: 0xA3...0xA3, trail: 0xA1...0xFE, weight: ordinary),
      Area(lead: 0xB0...0xD7, trail: 0xA1...0xFE, weight: ordinary),
    ], lone: rare, converterName: "GB18030",
    commonText: "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年"
      + "名姓别男女岁城市省区县路号电话客户订单日期金额数量产品北京海广州深圳江苏浙四川山东河南西湖南王李张刘陈杨黄赵吴周")

  /// Traditional Chinese in Big5: the first level is ordinary, the rest is rare.
  static let traditional = CharacterModel(
    language: "traditional Chinese", leads: [0x81...0xFE],
    areas: [
      Area(lead: 0xA1...0xA2, trail: 0x40...0xFE, weight: ordinary),
      Area(lead: 0xA4...0xC6, trail: 0x40...0xFE, weight: ordinary),
    ], lone: rare, converterName: "BIG5-HKSCS",
    commonText: "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年"
      + "名姓別男女歲城市省區縣路號電話客戶訂單日期金額數量產品台北高雄新竹桃園香港王李張劉陳楊黃趙吳周林")

  /// Japanese in Shift-JIS: kana are frequent, the first level of kanji is ordinary.
  static let japanese = CharacterModel(
    language: "Japanese", leads: [0x81...0x9F, 0xE0...0xFC],
    areas: [
      Area(lead: 0x82...0x82, trail: 0x9F...0xF1, weight: frequent),
      Area(lead: 0x83...0x83, trail: 0x40...0x96, weight: frequent),
      Area(lead: 0x81...0x81, trail: 0x40...0xFC, weight: ordinary),
      Area(lead: 0x88...0x97, trail: 0x40...0xFC, weight: ordinary),
    ], lone: -7.5, converterName: "CP932",
    commonText: "日本人名前年月性別男女東京都大阪府県市区町村電話番号客注文金額数量商品田中山佐藤鈴木高橋")

  /// The weight of all characters above ASCII in some bytes, and how many there are.
  func weigh(_ bytes: [UInt8]) -> (weight: Double, count: Int) {
    let common = commonPairs
    var weight = 0.0
    var count = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      count += 1
      guard leads.contains(where: { $0.contains(lead) }), index + 1 < bytes.count else {
        weight += lone
        index += 1
        continue
      }
      let trail = bytes[index + 1]
      if common.contains(UInt16(lead) << 8 | UInt16(trail)) {
        weight += frequent
      } else {
        weight +=
          areas.first { $0.lead.contains(lead) && $0.trail.contains(trail) }?.weight ?? otherwise
      }
      // A digit in second place means a character of four bytes.
      index += (0x30...0x39).contains(trail) ? 4 : 2
    }
    return (weight, count)
  }
}
