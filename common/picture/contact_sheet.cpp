#include "common/picture/contact_sheet.hpp"

#include "common/base/error.hpp"

#include <algorithm>

namespace m2m {

Canvas draw_contact_sheet(const HostMatrix& images, const std::vector<int>& indices,
                          const ContactSheet& layout, const std::vector<std::string>& captions) {
    if (layout.image_rows * layout.image_cols != images.cols()) {
        throw UsageError("contact sheet: images of " + std::to_string(images.cols()) +
                         " pixels are not " + std::to_string(layout.image_rows) + " x " +
                         std::to_string(layout.image_cols));
    }
    if (layout.columns < 1 || layout.scale < 1 || layout.gap < 0) {
        throw UsageError("contact sheet: columns and scale must be at least 1, gap at least 0");
    }
    if (!captions.empty() && captions.size() != indices.size()) {
        throw UsageError("contact sheet: " + std::to_string(captions.size()) + " captions for " +
                         std::to_string(indices.size()) + " images");
    }
    for (const int index : indices) {
        if (index < 0 || index >= images.rows()) {
            throw UsageError("contact sheet: there is no image " + std::to_string(index) +
                             "; the data set has " + std::to_string(images.rows()));
        }
    }
    const int count = static_cast<int>(indices.size());
    const int columns = std::max(1, std::min(layout.columns, count));
    const int lines = std::max(1, (count + columns - 1) / columns);
    const int width = layout.image_cols * layout.scale;
    const int caption_height = captions.empty() ? 0 : Canvas::text_height + 2;
    const int height = layout.image_rows * layout.scale + caption_height;

    const Rgb mount{128, 128, 128};
    Canvas sheet(layout.gap + columns * (width + layout.gap),
                 layout.gap + lines * (height + layout.gap),
                 captions.empty() ? mount : Rgb{255, 255, 255});
    std::vector<float> inverted(static_cast<std::size_t>(images.cols()));
    for (int i = 0; i < count; ++i) {
        const int x = layout.gap + i % columns * (width + layout.gap);
        const int y = layout.gap + i / columns * (height + layout.gap);
        const float* pixels = images.data() + static_cast<std::size_t>(indices[i]) * images.cols();
        if (layout.ink_on_paper) {
            std::transform(pixels, pixels + images.cols(), inverted.begin(),
                           [](float ink) { return 1.0f - ink; });
            pixels = inverted.data();
        }
        sheet.gray_image(x, y, pixels, layout.image_rows, layout.image_cols, layout.scale);
        if (captions.empty()) continue;
        std::string caption = captions[static_cast<std::size_t>(i)];
        while (!caption.empty() && Canvas::text_width(caption) > width + layout.gap)
            caption.pop_back();
        sheet.text(x, y + layout.image_rows * layout.scale + 2, caption);
    }
    return sheet;
}

void write_contact_sheet(const std::filesystem::path& path, const HostMatrix& images,
                         const std::vector<int>& indices, const ContactSheet& layout,
                         const std::vector<std::string>& captions) {
    draw_contact_sheet(images, indices, layout, captions).write_png(path);
}

}  // namespace m2m
