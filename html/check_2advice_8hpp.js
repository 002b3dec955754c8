var check_2advice_8hpp =
[
    [ "advice_of", "check_2advice_8hpp.html#a5412189e13aa03f8f969411b54a78e32", null ],
    [ "is_warning", "check_2advice_8hpp.html#a05b14f6a69579e5feddd522dc0e3b526", null ]
];