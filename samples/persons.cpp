#include "persons.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <map>
#include <sstream>

#include "check_digits.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

struct Syllable {
  const char* character;
  const char* pinyin;
};

constexpr Syllable kSurnames[] = {
    {"王", "WANG"},      {"李", "LI"},       {"张", "ZHANG"},       {"刘", "LIU"},    {"陈", "CHEN"},
    {"杨", "YANG"},      {"赵", "ZHAO"},     {"黄", "HUANG"},       {"周", "ZHOU"},   {"吴", "WU"},
    {"徐", "XU"},        {"孙", "SUN"},      {"胡", "HU"},          {"朱", "ZHU"},    {"高", "GAO"},
    {"林", "LIN"},       {"何", "HE"},       {"郭", "GUO"},         {"马", "MA"},     {"罗", "LUO"},
    {"梁", "LIANG"},     {"宋", "SONG"},     {"郑", "ZHENG"},       {"谢", "XIE"},    {"韩", "HAN"},
    {"唐", "TANG"},      {"冯", "FENG"},     {"于", "YU"},          {"董", "DONG"},   {"萧", "XIAO"},
    {"程", "CHENG"},     {"曹", "CAO"},      {"袁", "YUAN"},        {"邓", "DENG"},   {"许", "XU"},
    {"傅", "FU"},        {"沈", "SHEN"},     {"曾", "ZENG"},        {"彭", "PENG"},   {"吕", "LYU"},
    {"苏", "SU"},        {"卢", "LU"},       {"蒋", "JIANG"},       {"蔡", "CAI"},    {"贾", "JIA"},
    {"丁", "DING"},      {"魏", "WEI"},      {"薛", "XUE"},         {"叶", "YE"},     {"阎", "YAN"},
    {"余", "YU"},        {"潘", "PAN"},      {"杜", "DU"},          {"戴", "DAI"},    {"夏", "XIA"},
    {"钟", "ZHONG"},     {"汪", "WANG"},     {"田", "TIAN"},        {"任", "REN"},    {"姜", "JIANG"},
    {"范", "FAN"},       {"方", "FANG"},     {"石", "SHI"},         {"姚", "YAO"},    {"谭", "TAN"},
    {"廖", "LIAO"},      {"邹", "ZOU"},      {"熊", "XIONG"},       {"金", "JIN"},    {"陆", "LU"},
    {"郝", "HAO"},       {"孔", "KONG"},     {"白", "BAI"},         {"崔", "CUI"},    {"康", "KANG"},
    {"毛", "MAO"},       {"邱", "QIU"},      {"秦", "QIN"},         {"江", "JIANG"},  {"史", "SHI"},
    {"顾", "GU"},        {"侯", "HOU"},      {"邵", "SHAO"},        {"孟", "MENG"},   {"龙", "LONG"},
    {"万", "WAN"},       {"段", "DUAN"},     {"雷", "LEI"},         {"钱", "QIAN"},   {"汤", "TANG"},
    {"尹", "YIN"},       {"黎", "LI"},       {"易", "YI"},          {"常", "CHANG"},  {"武", "WU"},
    {"乔", "QIAO"},      {"贺", "HE"},       {"赖", "LAI"},         {"龚", "GONG"},   {"文", "WEN"},
    {"庞", "PANG"},      {"樊", "FAN"},      {"兰", "LAN"},         {"殷", "YIN"},    {"施", "SHI"},
    {"陶", "TAO"},       {"洪", "HONG"},     {"翟", "ZHAI"},        {"安", "AN"},     {"颜", "YAN"},
    {"倪", "NI"},        {"严", "YAN"},      {"牛", "NIU"},         {"温", "WEN"},    {"芦", "LU"},
    {"季", "JI"},        {"俞", "YU"},       {"章", "ZHANG"},       {"鲁", "LU"},     {"葛", "GE"},
    {"伍", "WU"},        {"韦", "WEI"},      {"申", "SHEN"},        {"尤", "YOU"},    {"毕", "BI"},
    {"聂", "NIE"},       {"丛", "CONG"},     {"焦", "JIAO"},        {"向", "XIANG"},  {"柳", "LIU"},
    {"邢", "XING"},      {"路", "LU"},       {"岳", "YUE"},         {"齐", "QI"},     {"沿", "YAN"},
    {"梅", "MEI"},       {"莫", "MO"},       {"庄", "ZHUANG"},      {"辛", "XIN"},    {"管", "GUAN"},
    {"祝", "ZHU"},       {"左", "ZUO"},      {"涂", "TU"},          {"谷", "GU"},     {"祁", "QI"},
    {"时", "SHI"},       {"舒", "SHU"},      {"耿", "GENG"},        {"牟", "MU"},     {"卜", "BU"},
    {"郗", "XI"},        {"鄢", "YAN"},      {"隗", "WEI"},         {"颛", "ZHUAN"},  {"覃", "QIN"},
    {"岑", "CEN"},       {"欧阳", "OUYANG"}, {"上官", "SHANGGUAN"}, {"司马", "SIMA"}, {"诸葛", "ZHUGE"},
    {"皇甫", "HUANGFU"}, {"令狐", "LINGHU"},
};

constexpr Syllable kGiven[] = {
    {"伟", "WEI"},   {"芳", "FANG"},  {"娜", "NA"},    {"敏", "MIN"},   {"静", "JING"},  {"丽", "LI"},
    {"强", "QIANG"}, {"磊", "LEI"},   {"军", "JUN"},   {"洋", "YANG"},  {"勇", "YONG"},  {"艳", "YAN"},
    {"杰", "JIE"},   {"娟", "JUAN"},  {"涛", "TAO"},   {"明", "MING"},  {"超", "CHAO"},  {"秀", "XIU"},
    {"霞", "XIA"},   {"平", "PING"},  {"刚", "GANG"},  {"桂", "GUI"},   {"英", "YING"},  {"华", "HUA"},
    {"玉", "YU"},    {"萍", "PING"},  {"红", "HONG"},  {"鹏", "PENG"},  {"建", "JIAN"},  {"国", "GUO"},
    {"文", "WEN"},   {"志", "ZHI"},   {"海", "HAI"},   {"春", "CHUN"},  {"梅", "MEI"},   {"婷", "TING"},
    {"雪", "XUE"},   {"琳", "LIN"},   {"晓", "XIAO"},  {"东", "DONG"},  {"宇", "YU"},    {"浩", "HAO"},
    {"然", "RAN"},   {"子", "ZI"},    {"轩", "XUAN"},  {"涵", "HAN"},   {"欣", "XIN"},   {"怡", "YI"},
    {"佳", "JIA"},   {"俊", "JUN"},   {"豪", "HAO"},   {"嘉", "JIA"},   {"诗", "SHI"},   {"雨", "YU"},
    {"桐", "TONG"},  {"梓", "ZI"},    {"萱", "XUAN"},  {"博", "BO"},    {"思", "SI"},    {"远", "YUAN"},
    {"天", "TIAN"},  {"佑", "YOU"},   {"若", "RUO"},   {"曦", "XI"},    {"泽", "ZE"},    {"阳", "YANG"},
    {"晨", "CHEN"},  {"曼", "MAN"},   {"瑶", "YAO"},   {"倩", "QIAN"},  {"颖", "YING"},  {"慧", "HUI"},
    {"凤", "FENG"},  {"兰", "LAN"},   {"莲", "LIAN"},  {"荣", "RONG"},  {"福", "FU"},    {"贵", "GUI"},
    {"德", "DE"},    {"仁", "REN"},   {"义", "YI"},    {"礼", "LI"},    {"信", "XIN"},   {"忠", "ZHONG"},
    {"孝", "XIAO"},  {"宏", "HONG"},  {"鑫", "XIN"},   {"森", "SEN"},   {"淼", "MIAO"},  {"焱", "YAN"},
    {"垚", "YAO"},   {"昊", "HAO"},   {"旻", "MIN"},   {"晟", "SHENG"}, {"昶", "CHANG"}, {"曜", "YAO"},
    {"暄", "XUAN"},  {"昕", "XIN"},   {"玥", "YUE"},   {"珺", "JUN"},   {"珂", "KE"},    {"琪", "QI"},
    {"瑾", "JIN"},   {"璇", "XUAN"},  {"玮", "WEI"},   {"琛", "CHEN"},  {"瑜", "YU"},    {"璐", "LU"},
    {"钰", "YU"},    {"锴", "KAI"},   {"铭", "MING"},  {"锋", "FENG"},  {"钧", "JUN"},   {"霖", "LIN"},
    {"霏", "FEI"},   {"雯", "WEN"},   {"震", "ZHEN"},  {"霄", "XIAO"},  {"骁", "XIAO"},  {"骏", "JUN"},
    {"骞", "QIAN"},  {"翊", "YI"},    {"翎", "LING"},  {"翀", "CHONG"}, {"羿", "YI"},    {"翰", "HAN"},
    {"祎", "YI"},    {"祺", "QI"},    {"禹", "YU"},    {"稷", "JI"},    {"竑", "HONG"},  {"箐", "QING"},
    {"筠", "YUN"},   {"堃", "KUN"},   {"喆", "ZHE"},   {"煊", "XUAN"},  {"炜", "WEI"},   {"烨", "YE"},
    {"煜", "YU"},    {"灏", "HAO"},   {"沁", "QIN"},   {"淇", "QI"},    {"渝", "YU"},    {"滢", "YING"},
    {"漪", "YI"},    {"澜", "LAN"},   {"潇", "XIAO"},  {"洁", "JIE"},   {"清", "QING"},  {"源", "YUAN"},
    {"江", "JIANG"}, {"波", "BO"},    {"龙", "LONG"},  {"虎", "HU"},    {"彪", "BIAO"},  {"斌", "BIN"},
    {"彬", "BIN"},   {"杉", "SHAN"},  {"柏", "BAI"},   {"楠", "NAN"},   {"榕", "RONG"},  {"芸", "YUN"},
    {"芷", "ZHI"},   {"苒", "RAN"},   {"茜", "QIAN"},  {"蕾", "LEI"},   {"薇", "WEI"},   {"蓉", "RONG"},
    {"蓓", "BEI"},   {"菲", "FEI"},   {"萌", "MENG"},  {"莹", "YING"},  {"媛", "YUAN"},  {"妍", "YAN"},
    {"妮", "NI"},    {"姗", "SHAN"},  {"婧", "JING"},  {"嫣", "YAN"},   {"娴", "XIAN"},  {"彤", "TONG"},
    {"彦", "YAN"},   {"恒", "HENG"},  {"悦", "YUE"},   {"恺", "KAI"},   {"愉", "YU"},    {"懿", "YI"},
    {"毅", "YI"},    {"睿", "RUI"},   {"皓", "HAO"},   {"盛", "SHENG"}, {"胜", "SHENG"}, {"成", "CHENG"},
    {"功", "GONG"},  {"利", "LI"},    {"辉", "HUI"},   {"耀", "YAO"},   {"光", "GUANG"}, {"先", "XIAN"},
    {"立", "LI"},    {"新", "XIN"},   {"永", "YONG"},  {"长", "CHANG"}, {"久", "JIU"},   {"安", "AN"},
    {"宁", "NING"},  {"康", "KANG"},  {"健", "JIAN"},  {"振", "ZHEN"},  {"兴", "XING"},  {"业", "YE"},
    {"学", "XUE"},   {"智", "ZHI"},   {"才", "CAI"},   {"良", "LIANG"}, {"善", "SHAN"},  {"真", "ZHEN"},
    {"美", "MEI"},   {"云", "YUN"},   {"月", "YUE"},   {"星", "XING"},  {"辰", "CHEN"},  {"岩", "YAN"},
    {"峰", "FENG"},  {"山", "SHAN"},  {"川", "CHUAN"}, {"石", "SHI"},   {"松", "SONG"},  {"竹", "ZHU"},
    {"菊", "JU"},    {"香", "XIANG"}, {"珍", "ZHEN"},  {"珠", "ZHU"},   {"宝", "BAO"},   {"金", "JIN"},
    {"银", "YIN"},   {"铁", "TIE"},   {"钢", "GANG"},  {"一", "YI"},    {"丁", "DING"},  {"乃", "NAI"},
    {"予", "YU"},    {"卓", "ZHUO"},  {"凯", "KAI"},   {"启", "QI"},    {"哲", "ZHE"},   {"奕", "YI"},
    {"婉", "WAN"},   {"宸", "CHEN"},  {"尧", "YAO"},   {"屹", "YI"},    {"峻", "JUN"},   {"帆", "FAN"},
    {"弘", "HONG"},  {"懋", "MAO"},   {"拓", "TUO"},   {"攀", "PAN"},   {"敬", "JING"},  {"晗", "HAN"},
    {"权", "QUAN"},  {"楷", "KAI"},   {"毓", "YU"},    {"沛", "PEI"},   {"淑", "SHU"},   {"贞", "ZHEN"},
    {"逸", "YI"},    {"雁", "YAN"},
};

constexpr const char* kRareGiven =
    "昶堃喆翀玥珺煊锴焱旻霏骁翊翎祎稷竑箐羿赟婳媞璟瑀珩琰垲镕頔颢骐骢彧祐禛稼旸昉晔暐曈珈瑄瓒甯畯皑眭睢硕";

constexpr const char* kUyghur[] = {"买买提",   "艾力",     "阿不都",   "吐尔逊",   "热合曼",       "努尔",
                                   "艾合买提", "玉素甫",   "阿依古丽", "木合塔尔", "阿卜杜热西提", "帕提古丽",
                                   "古丽娜尔", "艾尼瓦尔", "库尔班",   "麦麦提",   "热依汗",       "阿迪力",
                                   "亚森",     "依米提",   "肉孜",     "玛依拉",   "迪丽努尔",     "塔依尔"};
constexpr const char* kTibetan[] = {"扎西", "卓玛", "次仁", "平措", "洛桑", "央金", "达瓦",
                                    "旦增", "尼玛", "格桑", "多吉", "白玛", "索朗", "拉姆"};
constexpr const char* kMongolian[] = {"巴特尔", "其其格", "乌云",     "苏日娜", "格日勒图",
                                      "阿拉坦", "那仁",   "萨仁高娃", "朝鲁",   "斯琴"};

constexpr const char* kStreets[] = {
    "中山", "人民", "解放", "建设", "和平", "新华", "文化", "友谊", "长江", "黄河", "滨河", "迎宾", "朝阳",
    "光明", "胜利", "青年", "学府", "科技", "工业", "振兴", "富强", "民主", "环城", "龙泉", "凤凰", "湖滨",
    "桃源", "金鄂", "清风", "望江", "翠微", "麓山", "竹园", "枫林", "梧桐", "银杏", "玉兰", "紫荆"};
constexpr const char* kTowns[] = {
    "柳河", "石桥", "双塘", "三里", "大坪", "小河", "龙潭", "虎岗", "白沙", "青山", "红旗", "东岭", "西坝",
    "南湖", "北坡", "清溪", "桂林", "梅岭", "杨柳", "枣园", "张家", "李家", "王庄", "赵集", "陈桥", "刘店",
    "浔阳", "沱江", "岷峰", "潭头", "埠口", "芒山", "烟墩", "斌郎", "符溪", "黑桥", "乌石", "莲花"};

constexpr const char* kProvinceLatin[][2] = {
    {"北京", "BEIJING"},   {"天津", "TIANJIN"}, {"河北", "HEBEI"},    {"山西", "SHANXI"},
    {"辽宁", "LIAONING"},  {"吉林", "JILIN"},   {"上海", "SHANGHAI"}, {"江苏", "JIANGSU"},
    {"浙江", "ZHEJIANG"},  {"安徽", "ANHUI"},   {"福建", "FUJIAN"},   {"江西", "JIANGXI"},
    {"山东", "SHANDONG"},  {"河南", "HENAN"},   {"湖北", "HUBEI"},    {"湖南", "HUNAN"},
    {"广东", "GUANGDONG"}, {"广西", "GUANGXI"}, {"海南", "HAINAN"},   {"重庆", "CHONGQING"},
    {"四川", "SICHUAN"},   {"贵州", "GUIZHOU"}, {"云南", "YUNNAN"},   {"陕西", "SHAANXI"},
    {"甘肃", "GANSU"},     {"青海", "QINGHAI"}, {"新疆", "XINJIANG"}, {"黑龙江", "HEILONGJIANG"}};

struct RegionRow {
  const char* code;
  const char* province;
  const char* city;
  const char* county;
};

constexpr RegionRow kRegions[] = {
    {"110105", "北京市", "", "朝阳区"},
    {"110108", "北京市", "", "海淀区"},
    {"120103", "天津市", "", "河西区"},
    {"130102", "河北省", "石家庄市", "长安区"},
    {"130629", "河北省", "保定市", "容城县"},
    {"140105", "山西省", "太原市", "小店区"},
    {"150102", "内蒙古自治区", "呼和浩特市", "新城区"},
    {"152525", "内蒙古自治区", "锡林郭勒盟", "东乌珠穆沁旗"},
    {"210102", "辽宁省", "沈阳市", "和平区"},
    {"220102", "吉林省", "长春市", "南关区"},
    {"222401", "吉林省", "延边朝鲜族自治州", "延吉市"},
    {"230102", "黑龙江省", "哈尔滨市", "道里区"},
    {"310115", "上海市", "", "浦东新区"},
    {"310104", "上海市", "", "徐汇区"},
    {"320106", "江苏省", "南京市", "鼓楼区"},
    {"320583", "江苏省", "苏州市", "昆山市"},
    {"330110", "浙江省", "杭州市", "余杭区"},
    {"330782", "浙江省", "金华市", "义乌市"},
    {"340104", "安徽省", "合肥市", "蜀山区"},
    {"341602", "安徽省", "亳州市", "谯城区"},
    {"350203", "福建省", "厦门市", "思明区"},
    {"350582", "福建省", "泉州市", "晋江市"},
    {"360102", "江西省", "南昌市", "东湖区"},
    {"360402", "江西省", "九江市", "濂溪区"},
    {"370102", "山东省", "济南市", "历下区"},
    {"370683", "山东省", "烟台市", "莱州市"},
    {"410102", "河南省", "郑州市", "中原区"},
    {"411402", "河南省", "商丘市", "梁园区"},
    {"420106", "湖北省", "武汉市", "武昌区"},
    {"422801", "湖北省", "恩施土家族苗族自治州", "恩施市"},
    {"429004", "湖北省", "", "仙桃市"},
    {"430602", "湖南省", "岳阳市", "岳阳楼区"},
    {"433101", "湖南省", "湘西土家族苗族自治州", "吉首市"},
    {"440106", "广东省", "广州市", "天河区"},
    {"440305", "广东省", "深圳市", "南山区"},
    {"450103", "广西壮族自治区", "南宁市", "青秀区"},
    {"460105", "海南省", "海口市", "秀英区"},
    {"500103", "重庆市", "", "渝中区"},
    {"500242", "重庆市", "", "酉阳土家族苗族自治县"},
    {"510107", "四川省", "成都市", "武侯区"},
    {"513434", "四川省", "凉山彝族自治州", "越西县"},
    {"511703", "四川省", "达州市", "达川区"},
    {"520102", "贵州省", "贵阳市", "南明区"},
    {"522634", "贵州省", "黔东南苗族侗族自治州", "雷山县"},
    {"530102", "云南省", "昆明市", "五华区"},
    {"532801", "云南省", "西双版纳傣族自治州", "景洪市"},
    {"540102", "西藏自治区", "拉萨市", "城关区"},
    {"610113", "陕西省", "西安市", "雁塔区"},
    {"620102", "甘肃省", "兰州市", "城关区"},
    {"630102", "青海省", "西宁市", "城东区"},
    {"640104", "宁夏回族自治区", "银川市", "兴庆区"},
    {"650102", "新疆维吾尔自治区", "乌鲁木齐市", "天山区"},
    {"653101", "新疆维吾尔自治区", "喀什地区", "喀什市"},
};

// Pools of invented Latin names: {surnames, male, female}. Index = Country::names.
struct NamePool {
  std::vector<const char*> surnames;
  std::vector<const char*> male;
  std::vector<const char*> female;
};

const std::vector<NamePool>& name_pools() {
  static const std::vector<NamePool> kPools{
      {{"CARTWRIGHT", "HOLLOWAY", "ASHDOWN", "PEMBERTON", "O'CONNELL", "MCALLISTER", "SMYTHE-JONES",
        "FAIRCHILD", "THORNE", "WHITTAKER", "LEE", "NG", "VAN DER BERG", "ST. CLAIR",
        "FEATHERSTONEHAUGH-CHOLMONDELEY"},
       {"JAMES", "OLIVER", "NATHANIEL", "THOMAS EDWARD", "GEORGE ALEXANDER", "LIAM", "MASON JOHN",
        "CHRISTOPHER BARTHOLOMEW"},
       {"EMILY", "CHARLOTTE ROSE", "OLIVIA", "ABIGAIL", "MARGARET ANN", "HAPPY", "SOPHIA-LOUISE",
        "ELIZABETH ALEXANDRA MARY"}},
      {{"MÜLLER", "SCHÄFER", "GRÖNEMEIER", "WEISSENFELS", "HOFFMANN", "KÖHLER-BRANDT", "VON DER HEIDE",
        "STRAUß", "JÄGER", "LINDNER"},
       {"JÜRGEN", "KLAUS PETER", "MATTHIAS", "BJÖRN", "LUKAS", "SEBASTIAN ALEXANDER", "HANS-JOACHIM"},
       {"ANNA-LENA", "JÖRDIS", "KATHARINA", "ERIKA", "SABINE", "FRIEDERIKE CHARLOTTE", "URSULA"}},
      {{"LEFÈVRE", "DUPONT", "MARTIN", "BÉRANGER", "DE LA FONTAINE", "GARÇON", "CHÂTELAIN", "D'ARGENT",
        "HAÜY", "MOREAU"},
       {"FRANÇOIS", "JEAN-LUC", "THÉO", "RENÉ", "CHRISTOPHE", "MAXIME ANTOINE"},
       {"MAËLIS-GAËLLE", "ÉLODIE", "FRANÇOISE", "CAMILLE", "ZOÉ", "MARIE-CHARLOTTE ANNE"}},
      {{"GARCÍA LÓPEZ", "MUÑOZ", "FERNÁNDEZ", "DE LOS ÁNGELES", "IBÁÑEZ ORTEGA", "PEÑA", "RODRÍGUEZ",
        "SANTOS SILVA", "ALMEIDA"},
       {"JOSÉ MARÍA", "ÁNGEL", "IÑIGO", "CARLOS", "MANUEL ALEJANDRO", "JOAO PEDRO"},
       {"MARÍA DEL CARMEN", "LUCÍA", "BEGOÑA", "ANA SOFÍA", "INÉS", "CARMEN"}},
      {{"NOWAK", "KOWALSKA", "WIŚNIEWSKI", "ŻÓŁTOWSKA", "DVOŘÁK", "NOVÁKOVÁ", "ŠIMKOVIČ", "SZABÓ", "KŐVÁRI",
        "POPESCU", "BŁASZCZYK"},
       {"ŁUKASZ", "TOMÁŠ", "JIŘÍ", "GÁBOR", "MICHAŁ JAN", "ANDREI", "STANISŁAW"},
       {"JOANNA", "ZUZANA", "ŽOFIE", "ÁGNES", "MAGDALENA", "IOANA", "MAŁGORZATA"}},
      {{"ERIKSSON", "ÅSTRÖM", "SØRENSEN", "VIRTANEN", "ÞÓRSDÓTTIR", "BJØRNSTAD", "LINDQVIST", "HÄMÄLÄINEN",
        "GUÐMUNDSSON"},
       {"LARS", "OLE JAKOB", "MIKKO", "BJÖRN", "ÅKE", "JÓN"},
       {"ANNA MARIA", "MAJ-BRITT", "SIGRÍÐUR", "INGRID", "MARIA OLIVIA", "SØLVI"}},
      {{"TANAKA", "SATO", "WATANABE", "ITO", "NAKAMURA", "KOBAYASHI", "YOSHIDA"},
       {"KENJI", "TARO", "HIROSHI", "SHOTA", "KAZUO"},
       {"YUKO", "SAKURA", "HANAKO", "MIYU", "KEIKO"}},
      {{"KIM", "PARK", "LEE", "CHOI", "JUNG", "KANG", "HWANG"},
       {"MIN JUN", "SEO JUN", "DOYUN", "JI HO", "HYUN WOO"},
       {"SEO YEON", "JIWOO", "HA EUN", "SU BIN", "EUN JI"}},
      {{"NGUYEN", "TRAN", "LE", "PHAM", "HOANG", "VO", "DANG"},
       {"VAN MINH", "DUC ANH", "QUOC BAO", "HUU THANG"},
       {"THI HOA", "NGOC LAN", "THI THU TRANG", "MY LINH"}},
      {{"KHAN", "AL-RASHID", "BIN ABDULLAH", "HUSSEIN", "SHARMA", "PATEL", "KRISHNAMURTHY VENKATARAMAN",
        "SINGH", "IYER", ""},
       {"MOHAMMED", "ARJUN", "RAJESH KUMAR", "YUSUF IBRAHIM", "OMAR", "VIKRAM"},
       {"FATIMA", "PRIYA", "AISHA", "LAKSHMI", "NOOR", "ANANYA"}},
      {{"IVANOV", "PETROVA", "KUZNETSOV", "SHEVCHENKO", "BONDARENKO", "SMIRNOVA", "VOLKOV"},
       {"ALEXEY", "DMITRII", "SERGEI", "OLEKSANDR", "IVAN"},
       {"ANASTASIIA", "OLGA", "TATIANA", "YULIIA", "EKATERINA"}},
      {{"CHEN", "LIN", "HUANG", "CHANG", "WONG", "CHAN", "TAN", "LIM"},
       {"CHIEN-SHENG", "KA MING", "WEI LIANG", "CHI-HAO", "TAI MAN"},
       {"MEI-HUA", "SIU LING", "HUI MIN", "YA-TING", "MEI YEE"}},
  };
  return kPools;
}

constexpr const char* kCities[] = {"ZENITH", "LONDON", "BERLIN",          "PARIS",           "MADRID",
                                   "WARSAW", "OSLO",   "TOKYO",           "SEOUL",           "HANOI",
                                   "DELHI",  "KYIV",   "TAIPEI",          "TORONTO",         "SYDNEY",
                                   "ROMA",   "LISBOA", "CHICAGO, U.S.A.", "NEW YORK, U.S.A."};
constexpr const char* kAuthorities[] = {"PASSPORT OFFICE",
                                        "MINISTRY OF FOREIGN AFFAIRS",
                                        "MINISTRY OF INTERIOR",
                                        "HMPO",
                                        "DEPARTMENT OF STATE",
                                        "POLICE DEPARTMENT",
                                        "MAGISTRAT",
                                        "GATINEAU",
                                        "CITY HALL",
                                        "PREFECTURE"};

std::string stripped(std::string name, std::string_view suffix) {
  if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  return name;
}

std::string repeated(Random& random, const char* const* parts, int count, int take, const char* joint) {
  std::string result = parts[random.between(0, count - 1)];
  for (int i = 1; i < take; ++i) result += std::string(joint) + parts[random.between(0, count - 1)];
  return result;
}

std::string given_character(Random& random) {
  static const std::u32string kRare = to_utf32(kRareGiven);
  if (random.chance(0.06)) return to_utf8(std::u32string(1, random.pick(kRare)));
  if (random.chance(0.06)) return to_utf8(std::u32string(1, random.pick(gb2312_characters())));
  return random.pick(kGiven).character;
}

// The valid years of a card by the holder's age at issue.
std::optional<int> validity_years(int age) {
  if (age < 16) return 5;
  if (age <= 25) return 10;
  if (age <= 45) return 20;
  return std::nullopt;
}

}  // namespace

const std::vector<Country>& countries() {
  static const std::vector<Country> kCountries{
      {"CHN", "CHN", "中华人民共和国", "CHINESE", "E99999999", "zh", 11},
      {"CHN", "CHN", "中华人民共和国", "CHINESE", "EA9999999", "zh", 11},
      {"CHN", "CHN", "中华人民共和国", "CHINESE", "G99999999", "zh", 11},
      {"UTO", "UTO", "UTOPIA", "UTOPIAN", "A999999A9", "fr", 5},
      {"GBR", "GBR", "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND", "BRITISH CITIZEN", "999999999",
       "fr", 0},
      {"USA", "USA", "UNITED STATES OF AMERICA", "UNITED STATES OF AMERICA", "999999999", "fr", 0},
      {"CAN", "CAN", "CANADA", "CANADIAN/CANADIENNE", "AA999999", "fr", 0},
      {"AUS", "AUS", "AUSTRALIA", "AUSTRALIAN", "PA9999999", "en", 0},
      {"DEU", "D", "BUNDESREPUBLIK DEUTSCHLAND", "DEUTSCH", "C99A99A99", "de", 1},
      {"AUT", "AUT", "REPUBLIK ÖSTERREICH", "ÖSTERREICH", "U9999999", "de", 1},
      {"FRA", "FRA", "REPUBLIQUE FRANÇAISE", "FRANÇAISE", "99AA99999", "fr", 2},
      {"ESP", "ESP", "ESPAÑA", "ESPAÑOLA", "AAA999999", "es", 3},
      {"MEX", "MEX", "ESTADOS UNIDOS MEXICANOS", "MEXICANA", "G99999999", "es", 3},
      {"BRA", "BRA", "REPUBLICA FEDERATIVA DO BRASIL", "BRASILEIRO(A)", "AA999999", "es", 3},
      {"POL", "POL", "RZECZPOSPOLITA POLSKA", "POLSKIE", "ZS9999999", "en", 4},
      {"CZE", "CZE", "ČESKÁ REPUBLIKA", "ČESKÁ REPUBLIKA", "99999999", "en", 4},
      {"HUN", "HUN", "MAGYARORSZÁG", "MAGYAR", "BD9999999", "fr", 4},
      {"SWE", "SWE", "SVERIGE", "SVENSK", "99999999", "fr", 5},
      {"FIN", "FIN", "SUOMI FINLAND", "SUOMI/FINLAND", "XP9999999", "fr", 5},
      {"ISL", "ISL", "ÍSLAND", "ÍSLENSK", "A9999999", "en", 5},
      {"JPN", "JPN", "JAPAN", "JAPAN", "TK9999999", "en", 6},
      {"KOR", "KOR", "REPUBLIC OF KOREA", "REPUBLIC OF KOREA", "M99999999", "en", 7},
      {"VNM", "VNM", "SOCIALIST REPUBLIC OF VIET NAM", "VIETNAMESE", "C9999999", "en", 8},
      {"IND", "IND", "REPUBLIC OF INDIA", "INDIAN", "Z9999999", "en", 9},
      {"PAK", "PAK", "ISLAMIC REPUBLIC OF PAKISTAN", "PAKISTANI", "AA9999999", "en", 9},
      {"ARE", "ARE", "UNITED ARAB EMIRATES", "UNITED ARAB EMIRATES", "A99A99999", "en", 9},
      {"RUS", "RUS", "RUSSIAN FEDERATION", "RUSSIAN FEDERATION", "999999999", "en", 10},
      {"UKR", "UKR", "UKRAINE", "UKRAINE", "AA999999", "en", 10},
      {"TWN", "TWN", "REPUBLIC OF CHINA", "REPUBLIC OF CHINA", "399999999", "zh", 11},
      {"SGP", "SGP", "REPUBLIC OF SINGAPORE", "SINGAPORE CITIZEN", "K9999999A", "en", 11},
  };
  return kCountries;
}

Gazetteer Gazetteer::built_in() {
  std::vector<Region> regions;
  for (const RegionRow& row : kRegions) regions.push_back({row.code, row.province, row.city, row.county});
  return Gazetteer(std::move(regions));
}

std::optional<Gazetteer> Gazetteer::read(const std::string& path) {
  std::ifstream file(path);
  std::map<std::string, std::string> names;
  for (std::string line; std::getline(file, line);) {
    std::istringstream columns(line);
    std::string code;
    std::string name;
    if (std::getline(columns, code, '\t') && std::getline(columns, name, '\t') && code.size() == 6 &&
        code[0] >= '1' && code[0] <= '6') {
      names[code] = name;
    }
  }
  std::vector<Region> regions;
  for (const auto& [code, name] : names) {
    if (code.ends_with("00") || name == "市辖区" || name == "县") continue;
    const auto province = names.find(code.substr(0, 2) + "0000");
    if (province == names.end()) continue;
    const auto city = names.find(code.substr(0, 4) + "00");
    const bool named_city = city != names.end() && city->second != "市辖区" && city->second != "县" &&
                            city->second.find("直辖") == std::string::npos;
    regions.push_back({code, province->second, named_city ? city->second : "", name});
  }
  if (regions.empty()) return std::nullopt;
  return Gazetteer(std::move(regions));
}

const std::vector<std::string>& ethnicities() {
  static const std::vector<std::string> kNames{
      "汉",     "蒙古",   "回",       "藏",     "维吾尔", "苗",   "彝",     "壮",   "布依",     "朝鲜",
      "满",     "侗",     "瑶",       "白",     "土家",   "哈尼", "哈萨克", "傣",   "黎",       "傈僳",
      "佤",     "畲",     "高山",     "拉祜",   "水",     "东乡", "纳西",   "景颇", "柯尔克孜", "土",
      "达斡尔", "仫佬",   "羌",       "布朗",   "撒拉",   "毛南", "仡佬",   "锡伯", "阿昌",     "普米",
      "塔吉克", "怒",     "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安",   "裕固", "京",       "塔塔尔",
      "独龙",   "鄂伦春", "赫哲",     "门巴",   "珞巴",   "基诺"};
  return kNames;
}

std::string resident_name(Random& random, bool minority) {
  if (minority && random.chance(0.7)) {
    const int people = random.between(0, 3);
    if (people <= 1) return repeated(random, kUyghur, std::size(kUyghur), random.chance(0.9) ? 2 : 3, "·");
    if (people == 2) return repeated(random, kTibetan, std::size(kTibetan), 2, "");
    return repeated(random, kMongolian, std::size(kMongolian), 1, "");
  }
  std::string name = random.pick(kSurnames).character;
  const int given = random.chance(0.75) ? 2 : 1;
  for (int i = 0; i < given; ++i) name += given_character(random);
  if (random.chance(0.02)) name += given_character(random);
  return name;
}

std::string address_in(Random& random, const Region& region) {
  std::string address = region.province + region.city + region.county;
  const std::string number = std::to_string(random.between(1, random.chance(0.5) ? 99 : 1999)) + "号";
  if (random.chance(0.4)) {
    address +=
        fmt::format("{}{}{}村", random.pick(kTowns), random.chance(0.7) ? "镇" : "乡", random.pick(kTowns));
    address += random.chance(0.5) ? std::to_string(random.between(1, 19)) + "组" : "";
    if (random.chance(0.7)) address += number;
    return address;
  }
  address += std::string(random.pick(kStreets)) +
             random.pick(std::array{"路", "街", "大道", "巷", "北路", "南路", "东街", "西路", "中路"});
  address += number;
  const double detail = random.uniform();
  if (detail < 0.25) {
    address +=
        fmt::format("{}幢{}单元{}室", random.between(1, 40), random.between(1, 6), random.between(101, 2804));
  } else if (detail < 0.45) {
    address += fmt::format("{}小区{}栋{}号", random.pick(kStreets), random.between(1, 60),
                           random.between(101, 1802));
  } else if (detail < 0.55) {
    address += fmt::format("附{}号{}-{}-{}", random.between(1, 9), random.between(1, 9),
                           random.between(1, 33), random.between(1, 8));
  } else if (detail < 0.6) {
    address +=
        fmt::format("{}座{}", static_cast<char>('A' + random.between(0, 5)), random.between(101, 3204));
  }
  return address;
}

std::string authority_of(Random& random, const Region& region) {
  if (region.county.ends_with("区") && !region.city.empty()) {
    return region.city + "公安局" +
           (random.chance(0.6) ? stripped(region.county, "区") + "分局" : region.county + "分局");
  }
  if (region.county.ends_with("区"))
    return region.province + "公安局" + stripped(region.county, "区") + "分局";
  return region.county + "公安局";
}

std::string resident_number(Random& random, const std::string& region_code, Date birth,
                            const std::string& sex) {
  const int sequence = random.between(0, 499) * 2 + (sex == "M" ? 1 : 0);
  const std::string first17 =
      region_code + fmt::format("{:04}{:02}{:02}{:03}", static_cast<int>(birth.year()),
                                static_cast<unsigned>(birth.month()), static_cast<unsigned>(birth.day()),
                                sequence);
  return first17 + resident_number_check(first17);
}

Resident make_resident(Random& random, const Gazetteer& gazetteer) {
  Resident r;
  const Region& home = random.pick(gazetteer.regions());
  const Region& origin = random.chance(0.75) ? home : random.pick(gazetteer.regions());
  r.sex = random.chance(0.5) ? "M" : "F";
  r.ethnicity = random.chance(0.7) ? "汉" : random.pick(ethnicities());
  r.name = resident_name(random, r.ethnicity != "汉");
  r.birth_date = random_date(random, 1945, 2014);
  r.address = address_in(random, home);
  r.number = resident_number(random, origin.code, r.birth_date, r.sex);
  r.issuing_authority = authority_of(random, home);
  const int born = static_cast<int>(r.birth_date.year());
  r.valid_from = random_date(random, std::max(born + 1, 2008), 2026);
  if (r.valid_from > kToday) r.valid_from = add_years(r.valid_from, -1);
  const auto years = validity_years(years_between(r.birth_date, r.valid_from));
  if (years) r.valid_until = add_years(r.valid_from, *years);
  // A card in use is rarely an expired one: the defects say when it is.
  if (r.valid_until && *r.valid_until < kToday) {
    r.valid_from = add_years(r.valid_from, *years);
    const auto renewed = validity_years(years_between(r.birth_date, r.valid_from));
    r.valid_until = renewed ? std::optional(add_years(r.valid_from, *renewed)) : std::nullopt;
  }
  return r;
}

std::string from_pattern(Random& random, const std::string& pattern) {
  std::string result;
  for (const char c : pattern) {
    result += c == '9'   ? static_cast<char>('0' + random.between(0, 9))
              : c == 'A' ? "ABCDEFGHJKLMNPRTUVWXYZ"[random.between(0, 21)]
                         : c;
  }
  return result;
}

Traveller make_traveller(Random& random, int country) {
  const Country& land = countries()[country];
  Traveller t;
  t.country = country;
  t.sex = random.chance(0.02) ? "X" : random.chance(0.5) ? "M" : "F";
  if (std::string_view(land.labels) == "zh") {
    const Syllable& surname = random.pick(kSurnames);
    t.chinese_name = surname.character;
    t.surname = surname.pinyin;
    const int count = random.chance(0.75) ? 2 : 1;
    for (int i = 0; i < count; ++i) {
      const Syllable& given = random.pick(kGiven);
      t.chinese_name += given.character;
      t.given_names += given.pinyin;
    }
    const auto& place = random.pick(kProvinceLatin);
    t.birth_place = fmt::format("{}/{}", place[0], place[1]);
    t.authority = std::string_view(land.code) == "CHN" ? "公安部出入境管理局" : "MINISTRY OF FOREIGN AFFAIRS";
  } else {
    const NamePool& pool = name_pools()[land.names];
    t.surname = random.pick(pool.surnames);
    t.given_names = random.pick(t.sex == "F" ? pool.female : pool.male);
    if (random.chance(0.15))
      t.given_names += std::string(" ") + random.pick(t.sex == "F" ? pool.female : pool.male);
    if (t.surname.empty()) std::swap(t.surname, t.given_names);
    t.birth_place = random.pick(kCities);
    t.authority = random.pick(kAuthorities);
  }
  t.birth_date = random_date(random, 1940, 2020);
  const bool child = years_between(t.birth_date, kToday) < 16;
  const int years = child ? 5 : 10;
  t.issue_date = random_date(random, static_cast<int>(kToday.year()) - years + 1, 2026);
  t.issue_date = std::max(t.issue_date, add_years(t.birth_date, 1));
  if (t.issue_date > kToday) t.issue_date = add_years(t.issue_date, -1);
  t.expiry_date = add_years(t.issue_date, years);
  t.number = from_pattern(random, land.number);
  if (std::string_view(land.code) == "CHN") {
    // Fourteen letters and digits: the second line then holds no filler at all.
    for (int i = 0; i < 14; ++i)
      t.personal_number += "ABCDEFGHIJKLMNOP0123456789"[random.between(0, i < 11 ? 15 : 25)];
    if (random.chance(0.2)) t.personal_number.clear();
  } else if (random.chance(0.35)) {
    t.personal_number = from_pattern(
        random,
        random.pick(std::array{"99999999999", "9999999999999", "AA999999A", "999999<9999", "9999999999"}));
  }
  return t;
}

std::string company_name(Random& random, const Gazetteer& gazetteer) {
  const Region& region = random.pick(gazetteer.regions());
  const std::string place = stripped(region.city.empty() ? region.province : region.city, "市");
  static constexpr const char* kTrades[] = {
      "科技",     "网络科技", "贸易", "信息技术", "餐饮管理", "建筑工程", "物流",     "文化传媒", "电子商务",
      "生物医药", "机械设备", "食品", "服饰",     "环保科技", "投资管理", "教育咨询", "软件开发"};
  std::string style;
  const int length = random.between(2, 3);
  for (int i = 0; i < length; ++i)
    style += random.chance(0.6)
                 ? random.pick(kGiven).character
                 : to_utf8(std::u32string(1, gb2312_characters()[random.between(0, kGb2312Level1 - 1)]));
  const char* trade = random.pick(kTrades);
  const char* form =
      random.pick(std::array{"有限公司", "有限责任公司", "股份有限公司", "（有限合伙）", "经营部", "商行"});
  return random.chance(0.3) ? fmt::format("{}（{}）{}{}", style, place, trade, form)
                            : place + style + trade + form;
}

}  // namespace docintake::samples
