// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QDir>
#include <QLineEdit>
#include <QPaintEngine>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace pictures {

QImage take(QWidget &widget, qreal scale)
{
    widget.ensurePolished();
    QImage image(widget.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(widget.palette().color(QPalette::Window));
    widget.render(&image, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
    return image;
}

namespace {

double share(const QImage &a, const QImage &b, const std::function<bool(QRgb, QRgb)> &differs)
{
    if (a.size() != b.size() || a.isNull())
        return 1;
    const QImage left = a.convertToFormat(QImage::Format_RGB32);
    const QImage right = b.convertToFormat(QImage::Format_RGB32);
    qint64 count = 0;
    for (int y = 0; y < left.height(); ++y) {
        const auto *p = reinterpret_cast<const QRgb *>(left.constScanLine(y));
        const auto *q = reinterpret_cast<const QRgb *>(right.constScanLine(y));
        for (int x = 0; x < left.width(); ++x)
            count += differs(p[x], q[x]);
    }
    return double(count) / double(qint64(left.width()) * left.height());
}

} // namespace

double difference(const QImage &a, const QImage &b, int tolerance)
{
    return share(a, b, [tolerance](QRgb p, QRgb q) {
        return std::abs(qRed(p) - qRed(q)) > tolerance || std::abs(qGreen(p) - qGreen(q)) > tolerance ||
               std::abs(qBlue(p) - qBlue(q)) > tolerance;
    });
}

double greyDifference(const QImage &a, const QImage &b, int tolerance)
{
    return share(a, b, [tolerance](QRgb p, QRgb q) { return std::abs(qGray(p) - qGray(q)) > tolerance; });
}

double shapeDifference(const QImage &a, const QImage &b)
{
    if (a.isNull())
        return 1;
    // Ink is what stands off the ground, darker or lighter.
    const int ground = qGray(a.pixel(0, 0));
    return share(a, b, [ground](QRgb p, QRgb q) {
        return (std::abs(qGray(p) - ground) > 50) != (std::abs(qGray(q) - ground) > 50);
    });
}

namespace {

/// Draws nothing and writes down every text with its place.
class Recorder : public QPaintEngine
{
public:
    Recorder() : QPaintEngine(AllFeatures) {}
    QList<Text> texts;

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState &changed) override
    {
        if (changed.state() & DirtyTransform)
            m_transform = changed.transform();
    }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawPolygon(const QPoint *, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QRectF ink = QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(at);
        if (!ink.isEmpty())
            texts.append({item.text(), m_transform.mapRect(ink)});
    }

private:
    QTransform m_transform;
};

class Paper : public QPaintDevice
{
public:
    Paper(const QSize &size, qreal scale) : m_size(size), m_scale(scale) {}
    QPaintEngine *paintEngine() const override { return &m_recorder; }
    const QList<Text> &texts() const { return m_recorder.texts; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return int(std::ceil(m_size.width() * m_scale));
        case PdmHeight:
            return int(std::ceil(m_size.height() * m_scale));
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDepth:
            return 32;
        case PdmNumColors:
            return 1 << 24;
        case PdmDevicePixelRatio:
            return int(m_scale);
        case PdmDevicePixelRatioScaled:
            return int(m_scale * devicePixelRatioFScale());
        default:
            return 300;
        }
    }

private:
    QSize m_size;
    qreal m_scale;
    mutable Recorder m_recorder;
};

bool isShortened(const QString &text) { return text.endsWith(QChar(0x2026)) && text.size() > 1; }

void lookAt(QWidget &widget, qreal scale, bool elided, QStringList &spoilt)
{
    // Not to the pixel: what anti-aliasing adds at an edge is no letter.
    constexpr double Slack = 1.6;
    const QString name = QString::fromLatin1(widget.metaObject()->className());
    const QList<Text> found = texts(widget, scale);
    const QRectF room = QRectF(widget.rect()).adjusted(-Slack, -Slack, Slack, Slack);
    for (qsizetype at = 0; at < found.size(); ++at) {
        const Text &one = found.at(at);
        if (!room.contains(one.ink))
            spoilt << u"%1 cuts \"%2\" (%3 to %4 of %5, %6 to %7 of %8)"_s.arg(name, one.text)
                          .arg(one.ink.left())
                          .arg(one.ink.right())
                          .arg(widget.width())
                          .arg(one.ink.top())
                          .arg(one.ink.bottom())
                          .arg(widget.height());
        const bool own = widget.property("text").toString() == one.text;
        if (!elided && !own && isShortened(one.text) && widget.toolTip().isEmpty())
            spoilt << u"%1 shortens \"%2\" and has no tool tip"_s.arg(name, one.text);
        for (qsizetype other = at + 1; other < found.size(); ++other) {
            const Text &two = found.at(other);
            const QRectF both = one.ink & two.ink;
            // The same words at the same place are one text painted in two colours.
            if (both.width() > Slack && both.height() > Slack && one.text != two.text)
                spoilt << u"%1 writes \"%2\" over \"%3\""_s.arg(name, two.text, one.text);
        }
    }
}

} // namespace

QList<Text> texts(QWidget &widget, qreal scale)
{
    Paper paper(widget.size(), scale);
    widget.render(&paper, QPoint(), QRegion(), QWidget::RenderFlags());
    // The recorder hears device pixels.
    QList<Text> result = paper.texts();
    for (Text &text : result)
        text.ink = QRectF(text.ink.topLeft() / scale, text.ink.size() / scale);
    return result;
}

QStringList spoiltTexts(QWidget &widget, qreal scale, bool elided)
{
    QStringList spoilt;
    QList<QWidget *> all = widget.findChildren<QWidget *>();
    all.prepend(&widget);
    for (QWidget *one : std::as_const(all)) {
        // What scrolls is cut at its border, and so is a text longer than the field it is typed in.
        const bool scrolls =
            qobject_cast<QAbstractScrollArea *>(one->parentWidget()) ||
            (qobject_cast<QLineEdit *>(one) && !qobject_cast<QAbstractSpinBox *>(one->parentWidget()));
        if ((one == &widget || one->isVisibleTo(&widget)) && !scrolls)
            lookAt(*one, scale, elided, spoilt);
    }
    return spoilt;
}

QString longer(const QString &text)
{
    const qsizetype wanted = (text.size() * 14 + 9) / 10;
    QString result = text;
    while (result.size() < wanted)
        result += u' ' + text;
    return result.left(wanted).trimmed();
}

QString firstAlike(const QList<std::pair<QString, QImage>> &pictures, double least,
                   const std::function<double(const QImage &, const QImage &)> &measure)
{
    for (qsizetype a = 0; a < pictures.size(); ++a) {
        for (qsizetype b = a + 1; b < pictures.size(); ++b) {
            const double found = measure(pictures.at(a).second, pictures.at(b).second);
            if (found < least)
                return u"%1 and %2 differ in %3 of their pixels only"_s
                    .arg(pictures.at(a).first, pictures.at(b).first)
                    .arg(found);
        }
    }
    return {};
}

void keep(const QImage &image, const QString &name)
{
    const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(name + u".png"_s));
}

} // namespace pictures
