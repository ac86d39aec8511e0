// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace widgets {

class SegmentedControl;

/// Every part of the look in every state, for the eye and for the tests: a page for each topic, a switch for
/// the colours. Parts stand as pictures of themselves: hovered, pressed and focused ones stay so. The figures
/// and names on it are invented. Parts of work to come stand on the last page. GUI thread.
class Gallery : public QWidget
{
    Q_OBJECT
public:
    explicit Gallery(QWidget *parent = nullptr);

    static QStringList pageTitles();
    int pages() const;
    int currentPage() const;
    /// Counted from 0; out of range is ignored.
    void setCurrentPage(int page);
    /// What the window needs so that a page is seen whole in that width.
    QSize wholeSize(int width) const;

signals:
    /// The person asks for other colours.
    void coloursRequested(widgets::Theme::Mode mode);

protected:
    void changeEvent(QEvent *event) override;

private:
    SegmentedControl *m_choice;
    SegmentedControl *m_colours = nullptr;
    QStackedWidget *m_stack;
};

} // namespace widgets
