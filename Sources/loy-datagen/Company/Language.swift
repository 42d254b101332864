/// The language a customer is written to in.
enum Language: String, CaseIterable, Sendable {
  case english
  case croatian
  case chinese

  /// How many customers speak it.
  var weight: Double {
    switch self {
    case .english: 0.50
    case .croatian: 0.28
    case .chinese: 0.22
    }
  }

  /// The cities of the language in a sales region.
  func cities(in region: Region) -> [String] {
    switch (self, region) {
    case (.english, .north): ["Leeds", "Newcastle", "York"]
    case (.english, .south): ["Brighton", "Southampton", "London"]
    case (.english, .east): ["Norwich", "Cambridge", "Ipswich"]
    case (.english, .west): ["Bristol", "Cardiff", "Stratford-upon-Avon"]
    case (.croatian, .north): ["Zagreb", "Varaždin", "Đurđevac", "Čakovec"]
    case (.croatian, .south): ["Split", "Dubrovnik", "Šibenik"]
    case (.croatian, .east): ["Osijek", "Vukovar", "Županja"]
    case (.croatian, .west): ["Rijeka", "Pula", "Gospić"]
    case (.chinese, .north): ["北京", "天津", "哈尔滨"]
    case (.chinese, .south): ["广州", "深圳", "厦门"]
    case (.chinese, .east): ["上海", "杭州", "南京"]
    case (.chinese, .west): ["成都", "重庆", "西安"]
    }
  }
}
