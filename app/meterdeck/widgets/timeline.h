// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

namespace widgets {

/// The stages of one order from top to bottom: a dot each, joined by a line, with what happened, a detail and
/// a time.
class Timeline : public QWidget
{
    Q_OBJECT
public:
    enum class Mark
    {
        Done,
        Waiting,
        Unknown,
        Bad
    };
    struct Stage
    {
        QString title;
        QString detail;
        QString time;
        Mark mark = Mark::Done;
    };

    explicit Timeline(QWidget *parent = nullptr);
    void setStages(const QList<Stage> &stages);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Stage> m_stages;
};

} // namespace widgets
