var indexSectionsWithContent =
{
  0: "_abcdefghijklmnopqrstuvwxyz~",
  1: "_abcdefghijklmnoprstuvwxz",
  2: "cms",
  3: "abcdefghijklmnopqrstvwz",
  4: "_abcdefghijklmnopqrstuvwxz~",
  5: "_abcdefghijklmnopqrstuvwxyz",
  6: "_abcfhklmprstuv",
  7: "bcefklmoprstvw",
  8: "abcdefghijklmnoprstuvwz",
  9: "bip",
  10: "_cs",
  11: "t"
};

var indexSectionNames =
{
  0: "all",
  1: "classes",
  2: "namespaces",
  3: "files",
  4: "functions",
  5: "variables",
  6: "typedefs",
  7: "enums",
  8: "enumvalues",
  9: "related",
  10: "defines",
  11: "pages"
};

var indexSectionLabels =
{
  0: "All",
  1: "Classes",
  2: "Namespaces",
  3: "Files",
  4: "Functions",
  5: "Variables",
  6: "Typedefs",
  7: "Enumerations",
  8: "Enumerator",
  9: "Friends",
  10: "Macros",
  11: "Pages"
};

