#include "validators/normalize/given_names.h"

#include <algorithm>
#include <iterator>

namespace docintake {

bool is_common_given_name(std::u32string_view word) {
  static constexpr std::u32string_view kNames[]{
      U"AARON",     U"ABIGAIL",  U"ADAM",     U"ADRIAN",    U"ALAN",       U"ALBERT",    U"ALEXANDER",
      U"ALEXIS",    U"ALICE",    U"ALLISON",  U"AMANDA",    U"AMBER",      U"AMY",       U"ANDREA",
      U"ANDREW",    U"ANGELA",   U"ANN",      U"ANNA",      U"ANTHONY",    U"ARTHUR",    U"ASHLEY",
      U"AVA",       U"BARBARA",  U"BENJAMIN", U"BERTHA",    U"BETTY",      U"BEVERLY",   U"BILLY",
      U"BOBBY",     U"BRADLEY",  U"BRANDON",  U"BRENDA",    U"BRIAN",      U"BRITTANY",  U"BRUCE",
      U"BRYAN",     U"CALEB",    U"CARL",     U"CAROL",     U"CAROLYN",    U"CATHERINE", U"CHARLES",
      U"CHARLOTTE", U"CHERYL",   U"CHLOE",    U"CHRISTIAN", U"CHRISTINA",  U"CHRISTINE", U"CHRISTOPHER",
      U"CLARA",     U"CLIFFORD", U"CONNIE",   U"CONNOR",    U"COURTNEY",   U"CRYSTAL",   U"CYNTHIA",
      U"DANIEL",    U"DANIELLE", U"DAVID",    U"DEBORAH",   U"DEBRA",      U"DENISE",    U"DENNIS",
      U"DIANA",     U"DIANE",    U"DONALD",   U"DONNA",     U"DORIS",      U"DOROTHY",   U"DOUGLAS",
      U"DYLAN",     U"EARL",     U"EDITH",    U"EDNA",      U"EDWARD",     U"ELAINE",    U"ELIJAH",
      U"ELIZABETH", U"ELLA",     U"EMILY",    U"EMMA",      U"ERIC",       U"ERIKA",     U"ERIN",
      U"ERNEST",    U"ESTHER",   U"ETHAN",    U"ETHEL",     U"EUGENE",     U"EVAN",      U"EVELYN",
      U"FLORENCE",  U"FRANCES",  U"FRANK",    U"FRED",      U"FREDERICK",  U"GABRIEL",   U"GARY",
      U"GERALD",    U"GLADYS",   U"GLORIA",   U"GREGORY",   U"HANNAH",     U"HAROLD",    U"HEATHER",
      U"HELEN",     U"HERBERT",  U"HUGO",     U"IAN",       U"INGRID",     U"IRENE",     U"ISAAC",
      U"ISABELLA",  U"ISAIAH",   U"JACK",     U"JACOB",     U"JACQUELINE", U"JAMES",     U"JANET",
      U"JANICE",    U"JASON",    U"JEAN",     U"JEFFREY",   U"JENNIFER",   U"JEREMY",    U"JERRY",
      U"JESSE",     U"JESSICA",  U"JOAN",     U"JOE",       U"JOHN",       U"JOHNNY",    U"JONATHAN",
      U"JOSE",      U"JOSEPH",   U"JOSHUA",   U"JOYCE",     U"JUAN",       U"JUDITH",    U"JUDY",
      U"JULIA",     U"JULIAN",   U"JULIE",    U"JUSTIN",    U"KAREN",      U"KATHERINE", U"KATHLEEN",
      U"KATHRYN",   U"KAYLA",    U"KEITH",    U"KENNETH",   U"KEVIN",      U"KIMBERLY",  U"KYLE",
      U"LARRY",     U"LAURA",    U"LAUREN",   U"LAWRENCE",  U"LEONARD",    U"LIAM",      U"LILY",
      U"LINDA",     U"LISA",     U"LORI",     U"LOUIS",     U"LUCAS",      U"LUCILLE",   U"LUCY",
      U"LUKE",      U"MARGARET", U"MARIA",    U"MARIE",     U"MARILYN",    U"MARK",      U"MARTHA",
      U"MARY",      U"MATTHEW",  U"MEGAN",    U"MELISSA",   U"MIA",        U"MICHAEL",   U"MICHELLE",
      U"MONICA",    U"NANCY",    U"NATALIE",  U"NATHAN",    U"NICHOLAS",   U"NICOLE",    U"NOAH",
      U"NORA",      U"OLIVIA",   U"OSCAR",    U"PAMELA",    U"PATRICIA",   U"PATRICK",   U"PAUL",
      U"PEGGY",     U"PETER",    U"PHILIP",   U"RACHEL",    U"RALPH",      U"RANDY",     U"RAYMOND",
      U"REBECCA",   U"RICHARD",  U"ROBERT",   U"ROGER",     U"RONALD",     U"ROY",       U"RUTH",
      U"SAMANTHA",  U"SAMUEL",   U"SANDRA",   U"SARA",      U"SARAH",      U"SEAN",      U"SHANNON",
      U"SHARON",    U"SHIRLEY",  U"SOPHIA",   U"STEPHANIE", U"STEPHEN",    U"STEVEN",    U"SUSAN",
      U"TAMMY",     U"TERESA",   U"TERRY",    U"THELMA",    U"THEODORE",   U"THERESA",   U"TIFFANY",
      U"TIMOTHY",   U"TINA",     U"TRACY",    U"VANESSA",   U"VICTOR",     U"VICTORIA",  U"VINCENT",
      U"VIRGINIA",  U"WALTER",   U"WENDY",    U"WILLIAM",   U"WILLIE",     U"ZACHARY",   U"ZOE"};
  static_assert(std::is_sorted(std::begin(kNames), std::end(kNames)));
  return std::binary_search(std::begin(kNames), std::end(kNames), word);
}

}  // namespace docintake
