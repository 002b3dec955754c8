// Many small grey images on one sheet, as photographers print a film.
#pragma once

#include "common/matrix/host_matrix.hpp"
#include "common/picture/png.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace m2m {

/// How a contact sheet is laid out.
struct ContactSheet {
    int image_rows = 28,
        image_cols = 28;  ///< shape of one image; images.cols() == image_rows · image_cols
    int columns = 10;     ///< images side by side
    int scale = 1;        ///< pixels of the sheet for one pixel of an image, each way
    int gap = 2;          ///< pixels between images
    bool ink_on_paper =
        false;  ///< draw 1 as black, as ink; otherwise 1 is white, as MNIST stores it
};

/// Draws images.row(indices[i]) in reading order; `captions`, if any, has one line of ASCII for
/// each index, printed under the image in as many letters as fit.
/// @throws UsageError when an index is out of range, the shape does not match or there are captions
/// for other than all.
Canvas draw_contact_sheet(const HostMatrix& images, const std::vector<int>& indices,
                          const ContactSheet& layout = {},
                          const std::vector<std::string>& captions = {});

/// draw_contact_sheet() into a PNG file. @throws Error when it cannot be written.
void write_contact_sheet(const std::filesystem::path& path, const HostMatrix& images,
                         const std::vector<int>& indices, const ContactSheet& layout = {},
                         const std::vector<std::string>& captions = {});

}  // namespace m2m
