// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace widgets {

/// One choice of a few, side by side. Tab reaches the chosen one, the arrow keys move.
class SegmentedControl : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedControl(const QStringList &texts = {}, QWidget *parent = nullptr);

    /// Replaces the segments; the first one is chosen.
    void setTexts(const QStringList &texts);
    /// Gives one segment another text (a count in it changed); the choice and the focus stay.
    void setText(int index, const QString &text);
    int count() const;
    /// -1 while none is chosen.
    int current() const;
    /// Chooses a segment without emitting chosen(); out of range is ignored.
    void setCurrent(int index);
    /// None is chosen any more: what is shown is none of them. Choosing any emits chosen() again.
    void clear();
    /// 40 px high instead of 28, as the controls of dialogs are.
    void setLarge(bool large);
    /// What the choice is about, for screen readers ("Time range").
    void setName(const QString &name);

signals:
    /// The person chose another segment.
    void chosen(int index);

private:
    QButtonGroup *m_group;
    int m_announced = 0;
};

} // namespace widgets
