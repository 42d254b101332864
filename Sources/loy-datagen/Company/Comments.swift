import Statistics

/// Short texts that people write into a survey.
enum Comments {
  /// A text in a language that fits a score from 0 to 10.
  static func pick(
    _ language: Language, score: Int, from random: inout SeededRandom
  ) -> String {
    switch score {
    case 9...: random.pick(glad(language))
    case 7...8: random.pick(mild(language))
    default: random.pick(cross(language))
    }
  }

  private static func glad(_ language: Language) -> [String] {
    switch language {
    case .english: ["Great service", "Love the app", "Fast delivery, friendly people"]
    case .croatian: ["Odlična usluga", "Sve preporuke", "Brza dostava, ljubazni ljudi"]
    case .chinese: ["服务很好", "应用很好用", "送货快,态度好"]
    }
  }

  private static func mild(_ language: Language) -> [String] {
    switch language {
    case .english: ["Fine so far", "Good, but a bit dear", "Does what it should"]
    case .croatian: ["Dobro je", "Dobro, ali malo skupo", "Može i bolje"]
    case .chinese: ["还可以", "不错,就是有点贵", "基本满意"]
    }
  }

  private static func cross(_ language: Language) -> [String] {
    switch language {
    case .english:
      ["Too expensive", "Waited too long for an answer", "\"Premium\" support, really?"]
    case .croatian:
      ["Preskupo", "Predugo čekam odgovor", "Podrška nikad ne odgovara, žao mi je"]
    case .chinese: ["太贵了", "等了很久没有回复", "客服态度差"]
    }
  }
}
