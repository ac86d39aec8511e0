// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>
#include <QWidget>

#include <functional>

namespace widgets {

/// The last seconds of a bus as a tape: requests, answers, damaged answers, and waiting in vain, each where
/// and as long as it was. Nothing moves by itself: the owner sets what is seen.
class WireTape : public QWidget
{
    Q_OBJECT
public:
    enum class Kind
    {
        Request,
        Answer,
        Damaged, ///< bytes came, but no readable answer
        Waiting  ///< nothing came in time
    };
    struct Part
    {
        core::UtcTime from{};
        core::UtcTime to{};
        Kind kind = Kind::Request;
        int unit = 0;
        friend bool operator==(const Part &, const Part &) = default;
    };
    static constexpr std::chrono::seconds Span{4};

    explicit WireTape(QWidget *parent = nullptr);

    /// What is known of [to − Span, to), in order; parts outside are left out.
    void setParts(const QList<Part> &parts, core::UtcTime to);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintNames(QPainter &painter, double top, const std::function<double(core::UtcTime)> &x) const;

    QList<Part> m_parts;
    core::UtcTime m_to{};
};

/// What the shapes of a tape mean, and a note behind them ("load 71 %"); at the end of its room.
class WireTapeLegend : public QWidget
{
    Q_OBJECT
public:
    explicit WireTapeLegend(QWidget *parent = nullptr);
    void setNote(const QString &note);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_note;
};

} // namespace widgets
