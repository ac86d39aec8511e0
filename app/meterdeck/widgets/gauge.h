// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/valuetext.h"

#include <QList>
#include <QPixmap>
#include <QWidget>

namespace widgets {

/// A dial of 260 degrees. The normal range is a thin calm arc; the other bands are tint with an outline and
/// fill solid only while the needle is inside. The needle stands on the rim, clear of the number; an inner
/// arc is today's range. A state without a printable number has no needle. The dial is kept as a pixmap;
/// setting an equal state paints nothing.
class Gauge : public QWidget
{
    Q_OBJECT
public:
    enum class Level
    {
        High,
        Critical
    };
    struct Band
    {
        double from = 0;
        double to = 0;
        Level level = Level::High;

        friend bool operator==(const Band &, const Band &) = default;
    };

    explicit Gauge(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// The ends of the scale; `to` has to be above `from`, otherwise the call is ignored.
    void setRange(double from, double to);
    void setBands(const QList<Band> &bands);
    void setState(const ValueState &state);
    /// Today's lowest and highest value, drawn as the inner arc; nothing hides it.
    void setToday(std::optional<double> lowest, std::optional<double> highest);
    /// The line below the dial, for example "today 224.8 to 236.1, limit 207 to 253".
    void setWords(const QString &words);

    double rangeFrom() const { return m_from; }
    double rangeTo() const { return m_to; }
    const ValueState &state() const { return m_state; }
    /// False while there is no value to point at.
    bool hasNeedle() const { return m_state.shown().has_value(); }
    /// Where the needle points, in degrees clockwise from 12; held to the ends of the scale. Nothing without
    /// a needle.
    std::optional<double> needleAngle() const;
    /// How often the dial was drawn anew; for tests of the cache.
    int dialBuilds() const { return m_dialBuilds; }

    QSize sizeHint() const override { return {250, 212}; }
    QSize minimumSizeHint() const override { return {180, 190}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// What is seen of a state: two states of one face need no new paint.
    struct Face
    {
        QString number;
        QString unit;
        QString note;
        core::Quality quality = core::Quality::Unknown;
        int needle = -1; ///< thirds of a pixel along the rim
        int band = -1;

        friend bool operator==(const Face &, const Face &) = default;
    };

    /// What stands above the dial, kept in its picture: most values change none of it.
    struct Header
    {
        QString line;
        core::Quality quality = core::Quality::Unknown;

        friend bool operator==(const Header &, const Header &) = default;
    };

    double angleOf(double value) const;
    QRectF dialRect() const;
    QRect movingRect() const;
    Header header() const;
    void drawHeader();
    int activeBand() const;
    void buildDial(qreal ratio);
    Face face() const;
    QString noteLine() const;
    void dropDial();
    void updateName();

    QString m_title;
    QString m_words;
    double m_from = 0;
    double m_to = 100;
    QList<Band> m_bands;
    ValueState m_state;
    std::optional<double> m_lowest;
    std::optional<double> m_highest;
    QPixmap m_dial;
    std::optional<Header> m_drawnHeader; ///< in m_dial
    Face m_painted;
    double m_titleWidth = 0; ///< as the dial was built
    int m_dialBand = -1;
    int m_dialBuilds = 0;
};

} // namespace widgets
