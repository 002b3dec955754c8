var dir_7d6fe4a52eb8ec0066e5ee4633658633 =
[
    [ "observer.hpp", "observer_8hpp.html", "observer_8hpp" ]
];