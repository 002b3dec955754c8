# What `cmake --install` and CPack give: simt-cc, simt-check, simt-profile, CUDA's headers, the libraries, and
# find_package(simt). Everything finds itself from where its program lies, so the tree can be moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
install(TARGETS simt_compile simt_cc simt_check_program simt_profile_program DESTINATION bin)
install(TARGETS simt_runtime simt_check simt_count ARCHIVE DESTINATION lib/simt)
install(DIRECTORY include/ DESTINATION lib/simt/include)
install(DIRECTORY ${CMAKE_BINARY_DIR}/installed/ DESTINATION lib/simt USE_SOURCE_PERMISSIONS)
install(FILES README.md DESTINATION share/doc/simt)
install(DIRECTORY docs/ DESTINATION share/doc/simt FILES_MATCHING PATTERN "*.md")

configure_file(cmake/simt-config.cmake.in ${CMAKE_BINARY_DIR}/simt-config.cmake @ONLY)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/simt-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/simt-config.cmake ${CMAKE_BINARY_DIR}/simt-config-version.cmake cmake/SimtSources.cmake
  DESTINATION lib/cmake/simt)

set(CPACK_PACKAGE_NAME simt)
set(CPACK_PACKAGE_CONTACT "the matmul-to-mnist project")
set(CPACK_GENERATOR "TGZ;DEB")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# Programs are compiled and linked where the package is, by the host compiler this was configured with.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libthrust-dev")  # Thrust and CUB, for programs that use them
set(CPACK_DEBIAN_PACKAGE_DEPENDS "g++, binutils, libboost-context-dev, libopenblas-dev, libfmt9 | libfmt10 | libfmt8")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS OFF)
include(CPack)
