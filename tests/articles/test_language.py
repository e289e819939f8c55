"""Telling English from other languages."""

import pytest

from diurna.articles.language import name_foreign, tell_language

ENGLISH = (
    "The foreign ministers of both countries met in Geneva on Tuesday and agreed to reopen the border crossing that "
    "was closed in March. A spokeswoman said that the first lorries would cross within a week."
)
# Texts of one or two sentences, as a news agency might write them.
FOREIGN = [
    (
        "Spanish",
        "Los ministros de Exteriores de ambos países se reunieron el martes en Ginebra y acordaron reabrir el paso "
        "fronterizo que fue cerrado en marzo. Una portavoz dijo que los primeros camiones cruzarán en una semana.",
    ),
    (
        "French",
        "Les ministres des Affaires étrangères des deux pays se sont rencontrés mardi à Genève et sont convenus de "
        "rouvrir le poste-frontière fermé en mars. Une porte-parole a déclaré que les camions passeraient bientôt.",
    ),
    (
        "German",
        "Die Außenminister beider Länder trafen sich am Dienstag in Genf und vereinbarten, den im März geschlossenen "
        "Grenzübergang wieder zu öffnen. Eine Sprecherin sagte, die ersten Lastwagen würden in einer Woche fahren.",
    ),
    (
        "Portuguese",
        "Os ministros das Relações Exteriores dos dois países reuniram-se na terça-feira em Genebra e concordaram em "
        "reabrir a fronteira que foi fechada em março. Uma porta-voz disse que os caminhões passarão em uma semana.",
    ),
    (
        "Italian",
        "I ministri degli Esteri dei due paesi si sono incontrati martedì a Ginevra e hanno deciso di riaprire il "
        "valico di frontiera chiuso a marzo. Una portavoce ha detto che i primi camion passeranno entro una settimana.",
    ),
    (
        "Indonesian or Malay",
        "Menteri luar negeri kedua negara bertemu di Jenewa pada hari Selasa dan sepakat untuk membuka kembali "
        "perbatasan yang ditutup sejak Maret. Seorang juru bicara mengatakan truk pertama akan melintas minggu depan.",
    ),
    (
        "Dutch",
        "De ministers van Buitenlandse Zaken van beide landen kwamen dinsdag in Genève bijeen en spraken af om de "
        "grensovergang die in maart was gesloten weer te openen. Volgens een woordvoerder rijden er snel vrachtwagens.",
    ),
    (
        "Swedish",
        "Utrikesministrarna från de båda länderna träffades i Genève på tisdagen och kom överens om att åter öppna "
        "gränsövergången som stängdes i mars. En talesperson sade att de första lastbilarna passerar inom en vecka.",
    ),
    (
        "Polish",
        "Ministrowie spraw zagranicznych obu państw spotkali się we wtorek w Genewie i uzgodnili ponowne otwarcie "
        "przejścia granicznego zamkniętego w marcu. Rzeczniczka powiedziała, że ciężarówki ruszą za tydzień.",
    ),
    (
        "Turkish",
        "İki ülkenin dışişleri bakanları salı günü Cenevre'de bir araya geldi ve mart ayında kapatılan sınır kapısının "
        "yeniden açılması konusunda anlaştı. Bir sözcü, ilk kamyonların bir hafta içinde geçeceğini söyledi.",
    ),
    (
        "Vietnamese",
        "Bộ trưởng ngoại giao hai nước đã gặp nhau tại Geneva hôm thứ Ba và đồng ý mở lại cửa khẩu biên giới đã đóng "
        "cửa từ tháng Ba. Người phát ngôn cho biết những chiếc xe tải đầu tiên sẽ đi qua trong vòng một tuần.",
    ),
    (
        "Swahili",
        "Mawaziri wa mambo ya nje wa nchi hizo mbili walikutana mjini Geneva siku ya Jumanne na kukubaliana kufungua "
        "tena mpaka uliofungwa mwezi Machi. Msemaji alisema malori ya kwanza yatavuka katika muda wa wiki moja.",
    ),
    (
        "Russian",
        "Министры иностранных дел двух стран встретились во вторник в Женеве и договорились вновь открыть "
        "пограничный переход, закрытый в марте. Первые грузовики пройдут через неделю, сообщила представительница.",
    ),
    (
        "Ukrainian",
        "Міністри закордонних справ обох країн зустрілися у вівторок у Женеві й домовилися знову відкрити пункт "
        "пропуску, закритий у березні. Перші вантажівки проїдуть за тиждень, повідомила речниця.",
    ),
    (
        "Arabic",
        "التقى وزيرا خارجية البلدين يوم الثلاثاء في جنيف واتفقا على إعادة فتح المعبر الحدودي الذي أغلق في مارس. "
        "وقالت متحدثة إن أولى الشاحنات ستعبر خلال أسبوع.",
    ),
    ("Chinese", "两国外交部长星期二在日内瓦会晤，同意重新开放三月份关闭的边境口岸。发言人说，首批卡车将在一周内通过。"),
    ("Hindi", "दोनों देशों के विदेश मंत्री मंगलवार को जिनेवा में मिले और मार्च में बंद की गई सीमा चौकी को फिर से खोलने पर सहमत हुए।"),
    ("Japanese", "両国の外相は火曜日にジュネーブで会談し、三月に閉鎖された国境検問所を再開することで合意した。"),
    ("Korean", "양국 외교장관은 화요일 제네바에서 만나 3월에 폐쇄된 국경 검문소를 다시 열기로 합의했다."),
    ("Greek", "Οι υπουργοί Εξωτερικών των δύο χωρών συναντήθηκαν την Τρίτη και συμφώνησαν να ανοίξει το πέρασμα."),
    ("Hebrew", "שרי החוץ של שתי המדינות נפגשו ביום שלישי בז'נבה והסכימו לפתוח מחדש את מעבר הגבול שנסגר במרץ."),
]


@pytest.mark.parametrize(("language", "text"), FOREIGN, ids=[language for language, _ in FOREIGN])
def test_other_languages_are_named(language, text):
    """A text of two sentences in another language is recognised, and its language named."""
    assert name_foreign(tell_language(text)) == language


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Serbia condemned Kosovo's decision.",
        "Muhammad Yunus Bank Negara Banco do Brasil",
        "",
        "1 2 3 4",
        "The Union Européenne de Radio-Télévision and the Norddeutscher Rundfunk asked Generalitat de Catalunya, "
        "Deutsche Bahn, Crédit Agricole, Assicurazioni Generali and Banco Santander for the names of their guests.",
        "She told the crowd in Spanish: “No vamos a dar ni un paso atrás, compañeros.” The police, who had closed the "
        "square with fences, let the marchers pass, and nobody was arrested.",
    ],
)
def test_english_passes(text):
    """English passes: in capitals, short, full of foreign names, or with a quotation in another language."""
    assert name_foreign(tell_language(text)) is None


def test_a_few_words_get_the_benefit_of_the_doubt():
    """Under twenty words in Latin letters are too few to set a text aside."""
    assert name_foreign(tell_language("Los ministros se reunieron el martes en Ginebra.")) is None


def test_script_decides_even_for_a_few_words():
    """Text in another script is no English, however short."""
    assert name_foreign(tell_language("Путин встретился с Вучичем.")) is not None
    assert name_foreign(tell_language("中国")) is not None


def test_a_foreign_name_in_its_own_script_does_not_make_a_text_foreign():
    """Names given in brackets in their own script leave an English text English."""
    assert (
        name_foreign(tell_language("Volodymyr Zelensky (Володимир Зеленський) visited Kyiv Oblast on Monday.")) is None
    )


def test_long_text_is_judged_by_more_than_its_beginning():
    """A foreign caption or greeting before a long English text does not set it aside."""
    _, spanish = FOREIGN[0]

    assert name_foreign(tell_language(spanish + "\n\n" + 60 * (ENGLISH + "\n\n"))) is None
