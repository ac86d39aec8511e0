// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace tiles {

/// The picture in a tile's body as shades of grey (QImage::Format_Grayscale8, at most 512 px a side), so that
/// colour on the map stays what tells of trouble; a null image when it is no PNG, JPEG or WebP of a sensible
/// size. Pure; any thread.
QImage pictureOf(const QByteArray &body);

} // namespace tiles
