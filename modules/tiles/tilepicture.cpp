// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/tilepicture.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace tiles {

namespace {

constexpr int LargestSide = 2048; // of what is decoded at all
constexpr int KeptSide = 512;

} // namespace

QImage pictureOf(const QByteArray &body)
{
    QBuffer buffer;
    buffer.setData(body);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    const QSize size = reader.size();
    if ((format != "png" && format != "jpeg" && format != "webp") || !size.isValid() || size.isEmpty() ||
        size.width() > LargestSide || size.height() > LargestSide)
        return {};
    QImage image = reader.read();
    if (image.isNull())
        return {};
    if (image.width() > KeptSide || image.height() > KeptSide)
        image = image.scaled(KeptSide, KeptSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    if (image.hasAlphaChannel()) {
        QImage paper(image.size(), QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter(&paper).drawImage(0, 0, image);
        image = paper;
    }
    return image.convertToFormat(QImage::Format_Grayscale8);
}

} // namespace tiles
