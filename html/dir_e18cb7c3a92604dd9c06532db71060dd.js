var dir_e18cb7c3a92604dd9c06532db71060dd =
[
    [ "debugging.cu", "debugging_8cu.html", "debugging_8cu" ]
];